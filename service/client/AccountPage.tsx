import { useEffect, useRef, useState } from 'react';
import { returnAddress } from '../addresses.js';
import { Avatar } from './Avatar.js';
import { authClient, type Visitor } from './auth-client.js';
import { explain } from './explain-error.js';
import { endsOf } from './finish-login.js';
import type { Texts } from './texts.js';
import { useTitle } from './use-title.js';

interface AccountPageProps {
  text: Texts;
  visitor: Visitor;
  /** The application that the visitor came from. */
  returnTo?: { url: string; host: string } | undefined;
  /** The login page, which shows who is signed in to whoever is. */
  login: string;
  onSignedOut: () => void;
}

/** Signed in: who it is, and the ways on. */
export function AccountPage({ text, visitor, returnTo, login, onSignedOut }: AccountPageProps) {
  /** Undefined until the server has said so, or if it cannot: then neither is claimed. */
  const [connected, setConnected] = useState<boolean>();
  const [complaint, setComplaint] = useState('');
  useTitle(text.welcome(visitor.name));
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The box that had the keyboard is gone with the login; the one who listens hears who has come in.
    heading.current?.focus({ preventScroll: true });
    authClient
      .listAccounts()
      .then(({ data }) => setConnected(data?.some(({ providerId }) => providerId === 'wechat')));
  }, []);
  const connect = async () => {
    setComplaint('');
    const { errorCallbackURL } = endsOf(returnTo?.url);
    const { error } = await authClient.linkSocial({
      provider: 'wechat',
      callbackURL: login,
      errorCallbackURL,
    });
    if (error) setComplaint(explain(error, text));
  };
  const signOut = async () => {
    setComplaint('');
    const { error } = await authClient.signOut();
    // The login page would look like a success, on a computer that others may use next.
    if (error) setComplaint(text.stillSignedIn);
    else onSignedOut();
  };

  return (
    <main className="card single">
      <Avatar {...visitor} />
      <h1 tabIndex={-1} ref={heading}>
        {text.welcome(visitor.name)}
      </h1>
      <p className="muted">{returnTo ? text.continueHint(returnTo.host) : text.signedIn}</p>
      {/* An address that was made up says nothing to anybody. */}
      {!visitor.email.endsWith('.invalid') && <p className="muted">{visitor.email}</p>}
      {connected && <p className="badge">{text.withWeChat}</p>}
      <p role="alert" className="complaint">
        {complaint}
      </p>
      <div className="actions">
        {returnTo && (
          <a className="primary" href={returnAddress(returnTo.url)}>
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
