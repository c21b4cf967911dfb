import { useEffect, useRef, useState } from 'react';
import { getCallbackUrls, getNextPage } from '../addresses.js';
import { translate } from '../localized.js';
import type { ShownAccount } from '../server/account/read-account.js';
import type { ShownApplication, ShownConnection } from '../server/page-config.js';
import { fetchAccount } from './account/account-client.js';
import { DeleteAccount } from './account/DeleteAccount.js';
import { NameRow } from './account/NameRow.js';
import { PhoneRow } from './account/PhoneRow.js';
import { WeChatList } from './account/WeChatList.js';
import './account/account.css';
import { Avatar } from './Avatar.js';
import { authClient, type Visitor } from './auth-client.js';
import { explainError } from './explain-error.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface AccountPageProps {
  text: Texts;
  /** Name of the service. */
  name: string;
  visitor: Visitor;
  /** The application that asked for this login, and its request. */
  application: ShownApplication | undefined;
  request: string | undefined;
  lang: Lang;
  /** Address of the login page, which shows the account page to signed-in visitors. */
  login: string;
  connections: readonly ShownConnection[];
  /** Whether the service sends codes to phone numbers. */
  hasPhone: boolean;
  /** Called after the name has changed, and with null after the visitor has signed out. */
  onChange: (visitor: Visitor | null) => void;
}

/** Shows the account, with actions to continue, connect WeChat and sign out. */
export function AccountPage({
  text,
  lang,
  name,
  visitor,
  application,
  request,
  login,
  connections,
  hasPhone,
  onChange,
}: AccountPageProps) {
  const app = application && translate(application.name, lang);
  /** Undefined until the server has answered, and if the request fails. */
  const [account, setAccount] = useState<ShownAccount>();
  const [complaint, setComplaint] = useState('');
  useTitle(text.welcome(visitor.name), name);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The focused element of the login page is gone. Focusing the heading also makes screen readers announce it.
    heading.current?.focus({ preventScroll: true });
    fetchAccount().then(setAccount);
  }, []);
  const connected = account && account.identities.length > 0;
  const connect = async () => {
    setComplaint('');
    const { errorCallbackURL } = getCallbackUrls({ request });
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
    else onChange(null);
  };

  return (
    <main className="card single">
      <Avatar {...visitor} />
      <h1 tabIndex={-1} ref={heading}>
        {text.welcome(visitor.name)}
      </h1>
      <p className="muted">{app ? text.continueHint(app, name) : text.signedIn}</p>
      {/* Placeholder addresses are not shown. */}
      {!visitor.email.endsWith('.invalid') && <p className="muted">{visitor.email}</p>}
      {account && connected && (
        <WeChatList
          {...{ text, lang, account, connections }}
          onChange={() => fetchAccount().then(setAccount)}
          onSignInAgain={signOut}
        />
      )}
      {!app && <NameRow text={text} visitor={visitor} onChange={onChange} />}
      {!app && account && (
        <PhoneRow
          {...{ text, account }}
          canChange={hasPhone}
          onChange={() => fetchAccount().then(setAccount)}
          onSignInAgain={signOut}
        />
      )}
      <p role="alert" className="complaint">
        {complaint}
      </p>
      <div className="actions">
        {app && (
          <a className="primary" href={getNextPage({ request })}>
            {text.continueTo(app)}
          </a>
        )}
        {account && connections.some(({ type }) => type !== 'mini-program') && (
          <button type="button" className={app || connected ? '' : 'primary'} onClick={connect}>
            {connected ? text.account.other : text.connect}
          </button>
        )}
        <button type="button" onClick={signOut}>
          {app ? text.otherAccount : text.signOut}
        </button>
        {!app && <DeleteAccount text={text} onDeleted={() => onChange(null)} onSignInAgain={signOut} />}
      </div>
    </main>
  );
}
