import { useCallback, useEffect, useRef, useState } from 'react';
import { getNextPage } from '../addresses.js';
import { translate } from '../localized.js';
import type { ShownAccount } from '../server/account/read-account.js';
import type { ShownApplication, ShownConnection } from '../server/page-config.js';
import { fetchAccount } from './account/account-client.js';
import { BindButtons } from './account/BindButtons.js';
import { BindByMiniProgram } from './account/BindByMiniProgram.js';
import { DeleteAccount } from './account/DeleteAccount.js';
import { NameRow } from './account/NameRow.js';
import { PhoneRow } from './account/PhoneRow.js';
import { WeChatList } from './account/WeChatList.js';
import './account/account.css';
import { Avatar } from './Avatar.js';
import { authClient, type Visitor } from './auth-client.js';
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
  /** Address of the simulated phone. */
  phonePage: string | undefined;
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
  phonePage,
  onChange,
}: AccountPageProps) {
  const app = application && translate(application.name, lang);
  /** Undefined until the server has answered, and if the request fails. */
  const [account, setAccount] = useState<ShownAccount>();
  const [complaint, setComplaint] = useState('');
  const [news, setNews] = useState('');
  /** The mini program whose code is shown. */
  const [binding, setBinding] = useState<ShownConnection>();
  /** Id of the connection whose button gets the focus back. */
  const focused = useRef('');
  useTitle(text.welcome(visitor.name), name);
  const reload = useCallback(() => fetchAccount().then(setAccount), []);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // The focused element of the login page is gone. Focusing the heading also makes screen readers announce it.
    heading.current?.focus({ preventScroll: true });
    reload();
  }, [reload]);
  const connected = account && account.identities.length > 0;
  const endBinding = (news = '') => {
    setNews(news);
    setBinding(undefined);
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
        <WeChatList {...{ text, lang, account, connections }} onChange={reload} onSignInAgain={signOut} />
      )}
      {!app && <NameRow text={text} visitor={visitor} onChange={onChange} />}
      {!app && account && (
        <PhoneRow {...{ text, account }} canChange={hasPhone} onChange={reload} onSignInAgain={signOut} />
      )}
      <p role="alert" className="complaint">
        {complaint}
      </p>
      <div role="status" className="news">
        {news && <p>{news}</p>}
      </div>
      {account && binding && (
        <BindByMiniProgram
          {...{ text, lang, phonePage }}
          connection={binding}
          isFresh={account.isFresh}
          onBound={(news) => {
            endBinding(news);
            reload();
          }}
          onCancel={() => endBinding()}
          onSignInAgain={signOut}
        />
      )}
      <div className="actions">
        {app && (
          <a className="primary" href={getNextPage({ request })}>
            {text.continueTo(app)}
          </a>
        )}
        {account && !binding && (
          <BindButtons
            {...{ text, lang, login, request, connections, focused }}
            hasWeChat={connected === true}
            isPrimary={!app && !connected}
            onComplaint={setComplaint}
            onChoose={(connection) => {
              setNews('');
              setBinding(connection);
            }}
          />
        )}
        <button type="button" onClick={signOut}>
          {app ? text.otherAccount : text.signOut}
        </button>
        {!app && <DeleteAccount text={text} onDeleted={() => onChange(null)} onSignInAgain={signOut} />}
      </div>
    </main>
  );
}
