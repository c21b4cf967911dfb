import { useState } from 'react';
import type { ShownAccount } from '../../server/account/read-account.js';
import type { ShownConnection } from '../../server/page-config.js';
import { Avatar } from '../Avatar.js';
import { getConnectionName } from '../get-connection-name.js';
import type { Lang } from '../preferences.js';
import type { Texts } from '../texts/texts.js';
import { AskFirst } from './AskFirst.js';
import { changeAccount } from './account-client.js';

interface WeChatListProps {
  text: Texts;
  lang: Lang;
  account: ShownAccount;
  connections: readonly ShownConnection[];
  onChange: () => void;
  onSignInAgain: () => void;
}

/** Lists the WeChat identities that are bound to the account, each with a button that unbinds it. */
export function WeChatList({ text, lang, account, connections, onChange, onSignInAgain }: WeChatListProps) {
  const [asking, setAsking] = useState<string>();
  const words = text.account;
  const nameConnection = (id: string | null) => {
    const found = connections.find((connection) => connection.id === id);
    return found && words.by(getConnectionName(found, text, lang));
  };
  return (
    <section className="wechats">
      <h2>{text.withWeChat}</h2>
      <ul>
        {account.identities.map(({ id, name: nickname, image, connection }) => {
          const name = nickname || words.unnamed;
          return (
            <li key={id}>
              <Avatar name={name} image={image} />
              <span className="who">
                <span>{name}</span>
                <span className="muted">{nameConnection(connection)}</span>
              </span>
              {account.canUnbind && asking !== id && (
                <button type="button" aria-label={words.unbindNamed(name)} onClick={() => setAsking(id)}>
                  {words.unbind}
                </button>
              )}
              {asking === id && (
                <AskFirst
                  text={text}
                  question={words.unbindAsk(name)}
                  yes={words.unbindYes}
                  onYes={async () => {
                    const refusal = await changeAccount('/account/unbind', { id }, text);
                    if (!refusal) onChange();
                    return refusal;
                  }}
                  onCancel={() => setAsking(undefined)}
                  onSignInAgain={onSignInAgain}
                />
              )}
            </li>
          );
        })}
      </ul>
      {!account.canUnbind && <p className="muted">{words.lastWay}</p>}
    </section>
  );
}
