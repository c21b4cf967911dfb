import { isWeChatBrowser, type QrLoginOptions } from 'wechat-qr-login/core';
import { type Destination, getLoginLink } from '../addresses.js';
import { translate } from '../localized.js';
import type { PageConfig, PageData, ShownConnection } from '../server/page-config.js';
import { AcceptFirst } from './AcceptFirst.js';
import type { LoginEnd } from './finish-login.js';
import { getConnectionName } from './get-connection-name.js';
import { MiniProgramPanel } from './MiniProgramPanel.js';
import type { Lang } from './preferences.js';
import { QrPanel } from './QrPanel.js';
import { Tabs } from './Tabs.js';
import type { Texts } from './texts/texts.js';
import type { EventLog } from './use-event-log.js';

interface ScanPaneProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  started: PageData['started'] | undefined;
  /** Options from the page and from the developer panel. */
  options: Partial<QrLoginOptions>;
  log: EventLog;
  request: string | undefined;
  /** `state` and `nonce` for the delivery of an ID token. */
  deliver: string;
  /** Whether the visitor has accepted the terms. Nothing is asked of WeChat before. */
  accepted: boolean;
  onAccept: () => void;
  onEnd: (end: LoginEnd) => void;
}

/** The right half of the login page: one QR code per connection, in tabs if there are several. */
export function ScanPane({
  text,
  lang,
  config,
  started,
  options,
  log,
  request,
  deliver,
  accepted,
  onAccept,
  onEnd,
}: ScanPaneProps) {
  // An official account signs visitors in inside WeChat only.
  const connections = config.connections.filter(({ type }) => type !== 'official-account');
  const getName = ({ displayName }: ShownConnection) => displayName && translate(displayName, lang);
  const [only, ...others] = connections;
  const title = text.scan((only && others.length === 0 && getName(only)) || '');
  const getDestination = ({ delivers }: ShownConnection): Destination =>
    request ? { request } : { deliver: delivers ? deliver : undefined };
  const render = (connection: ShownConnection) => (shown: boolean) => {
    const to = getDestination(connection);
    return connection.type === 'mini-program' ? (
      <MiniProgramPanel {...{ text, lang, config, connection, to, onEnd, shown }} />
    ) : (
      <QrPanel {...{ text, lang, config, started, connection, options, log, to, onEnd, shown }} />
    );
  };
  // Inside WeChat, there is no second device that could scan the code.
  const accounts = config.connections.filter(({ type }) => type === 'official-account');
  const inside = accounts.length ? (
    <div className="actions">
      {accounts.map((account) => (
        <a key={account.id} className="primary" href={getLoginLink(account.id, getDestination(account))}>
          {getName(account) ?? text.officialAccount}
        </a>
      ))}
    </div>
  ) : config.officialAccountUrl ? (
    <a className="primary" href={config.officialAccountUrl}>
      {text.officialAccount}
    </a>
  ) : (
    <p className="muted">{text.insideWeChat}</p>
  );
  const ways = () => {
    if (!only) return <p className="muted">{text.openInWeChat}</p>;
    if (others.length === 0) return render(only)(true);
    const tabs = connections.map((connection) => ({
      id: connection.id,
      name: getConnectionName(connection, text, lang),
      render: render(connection),
    }));
    return <Tabs label={title} tabs={tabs} />;
  };

  return (
    <section className="pane scan" aria-label={title}>
      <h2>
        <svg viewBox="0 0 24 20" aria-hidden="true">
          <path d="M9 1C4.600 1 1 3.900 1 7.500c0 2 1.100 3.800 2.900 5L3.200 15l2.800-1.400c1 .3 1.900.4 3 .4h.5A5.600 5.600 0 0 1 9.200 12.300C9.200 8.900 12.500 6.200 16.500 6.200h.4C16.200 3.200 12.900 1 9 1zm14 11.300c0-2.800-2.900-5.100-6.400-5.100s-6.400 2.300-6.400 5.100 2.900 5.100 6.400 5.100c.8 0 1.500-.1 2.200-.3l2.100 1.100-.6-1.800c1.600-1 2.700-2.500 2.700-4.100z" />
        </svg>
        {title}
      </h2>
      {accepted ? (
        isWeChatBrowser() ? (
          inside
        ) : (
          ways()
        )
      ) : (
        <AcceptFirst
          text={text}
          action={isWeChatBrowser() ? text.acceptAndGoOn : text.acceptAndShow}
          onAccept={onAccept}
        />
      )}
    </section>
  );
}
