import { useEffect, useRef, useState } from 'react';
import { getNextPage } from '../addresses.js';
import { Avatar } from './Avatar.js';
import { authClient, type Visitor } from './auth-client.js';
import { explainError } from './explain-error.js';
import { getCallbackUrls } from './finish-login.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface AccountPageProps {
  text: Texts;
  /** Name of the service. */
  name: string;
  visitor: Visitor;
  /** The application that asked for this login. */
  returnTo?: { url: string; host: string } | undefined;
  /** Address of the login page, which shows the account page to signed-in visitors. */
  login: string;
  onSignedOut: () => void;
}

/** Shows the account, with actions to continue, connect WeChat and sign out. */
export function AccountPage({ text, name, visitor, returnTo, login, onSignedOut }: AccountPageProps) {
  /** Undefined until the server has answered, and if the request fails. */
  const [connected, setConnected] = useState<boolean>();
  const [complaint, setComplaint] = useState('');
  useTitle(text.welcome(visitor.name), name);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The focused element of the login page is gone. Focusing the heading also makes screen readers announce it.
    heading.current?.focus({ preventScroll: true });
    authClient
      .listAccounts()
      .then(({ data }) => setConnected(data?.some(({ providerId }) => providerId === 'wechat')));
  }, []);
  const connect = async () => {
    setComplaint('');
    const { errorCallbackURL } = getCallbackUrls(returnTo?.url);
    const { error } = await authClient.linkSocial({
      provider: 'wechat',
      callbackURL: login,
      errorCallbackURL,
    });
    if (error) setComplaint(explainError(error, text));
  };
  const signOut = async () => {
    setComplaint('');
    const { error } = await authClient.signOut();
    // On failure, the page stays: the login page would look as if the visitor were signed out.
    if (error) setComplaint(text.stillSignedIn);
    else onSignedOut();
  };

  return (
    <main className="card single">
      <Avatar {...visitor} />
      <h1 tabIndex={-1} ref={heading}>
        {text.welcome(visitor.name)}
      </h1>
      <p className="muted">{returnTo ? text.continueHint(returnTo.host, name) : text.signedIn}</p>
      {/* Placeholder addresses are not shown. */}
      {!visitor.email.endsWith('.invalid') && <p className="muted">{visitor.email}</p>}
      {connected && <p className="badge">{text.withWeChat}</p>}
      <p role="alert" className="complaint">
        {complaint}
      </p>
      <div className="actions">
        {returnTo && (
          <a className="primary" href={getNextPage(returnTo.url)}>
            {text.continueTo(returnTo.host)}
          </a>
        )}
        {connected === false && (
          <button type="button" className={returnTo ? '' : 'primary'} onClick={connect}>
            {text.connect}
          </button>
        )}
        <button type="button" onClick={signOut}>
          {returnTo ? text.otherAccount : text.signOut}
        </button>
      </div>
    </main>
  );
}
