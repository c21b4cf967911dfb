import { useEffect, useRef, useState } from 'react';
import { returnAddress } from '../addresses.js';
import { Avatar } from './Avatar.js';
import { authClient, type Visitor } from './auth-client.js';
import type { Texts } from './texts.js';

interface AccountPageProps {
  text: Texts;
  visitor: Visitor;
  /** The application that the visitor came from. */
  returnTo?: { url: string; host: string } | undefined;
  onSignedOut: () => void;
}

/** Signed in: who it is, and the ways on. */
export function AccountPage({ text, visitor, returnTo, onSignedOut }: AccountPageProps) {
  const [connected, setConnected] = useState<boolean>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The box that had the keyboard is gone with the login; the one who listens hears who has come in.
    heading.current?.focus({ preventScroll: true });
    authClient
      .listAccounts()
      .then(({ data }) => setConnected(data?.some(({ providerId }) => providerId === 'wechat')));
  }, []);
  const connect = () =>
    authClient.linkSocial({ provider: 'wechat', callbackURL: '/', errorCallbackURL: '/failed' });

  return (
    <main className="card single" id="main">
      <Avatar {...visitor} />
      <h1 tabIndex={-1} ref={heading}>
        {text.welcome(visitor.name)}
      </h1>
      <p className="muted">{returnTo ? text.continueHint(returnTo.host) : text.signedIn}</p>
      {/* An address that was made up says nothing to anybody. */}
      {!visitor.email.endsWith('.invalid') && <p className="muted">{visitor.email}</p>}
      {connected && <p className="badge">{text.withWeChat}</p>}
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
        <button
          type="button"
          onClick={async () => {
            await authClient.signOut();
            onSignedOut();
          }}
        >
          {returnTo ? text.otherAccount : text.signOut}
        </button>
      </div>
    </main>
  );
}
