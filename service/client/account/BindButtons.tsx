import type { RefObject } from 'react';
import { isWeChatBrowser } from 'wechat-qr-login/core';
import { getCallbackUrls } from '../../addresses.js';
import type { ShownConnection } from '../../server/page-config.js';
import { authClient } from '../auth-client.js';
import { explainError } from '../explain-error.js';
import { getConnectionName } from '../get-connection-name.js';
import type { Lang } from '../preferences.js';
import type { Texts } from '../texts/texts.js';

interface BindButtonsProps {
  text: Texts;
  lang: Lang;
  /** Address of the login page, which shows the account page to signed-in visitors. */
  login: string;
  /** The authorization request of the application that asked for this login. */
  request: string | undefined;
  connections: readonly ShownConnection[];
  /** Id of the mini program whose button gets the focus when it is back. */
  focused: RefObject<string>;
  /** Whether the account has a WeChat. */
  hasWeChat: boolean;
  /** Whether to bind a WeChat is the main action of the page. */
  isPrimary: boolean;
  onComplaint: (complaint: string) => void;
  /** Called with a mini program, whose code the page shows. */
  onChoose: (miniProgram: ShownConnection) => void;
}

/** The buttons that bind another WeChat: one for WeChat's page, and one for each mini program. */
export function BindButtons({
  text,
  lang,
  login,
  request,
  connections,
  focused,
  hasWeChat,
  isPrimary,
  onComplaint,
  onChoose,
}: BindButtonsProps) {
  const hasWebsite = connections.some(({ type }) => type !== 'mini-program');
  // Inside WeChat, there is no second device that could scan the code.
  const miniPrograms = isWeChatBrowser() ? [] : connections.filter(({ type }) => type === 'mini-program');
  const connect = async () => {
    onComplaint('');
    const { errorCallbackURL } = getCallbackUrls({ request });
    const { error } = await authClient.linkSocial({
      provider: 'wechat',
      callbackURL: login,
      errorCallbackURL,
    });
    if (error) onComplaint(explainError(error, text));
  };
  return (
    <>
      {hasWebsite && (
        <button type="button" className={isPrimary ? 'primary' : ''} onClick={connect}>
          {hasWeChat ? text.account.other : text.connect}
        </button>
      )}
      {miniPrograms.map((connection, index) => (
        <button
          key={connection.id}
          type="button"
          className={isPrimary && !hasWebsite && index === 0 ? 'primary' : ''}
          ref={(button) => {
            if (focused.current !== connection.id) return;
            button?.focus();
            if (button) focused.current = '';
          }}
          onClick={() => {
            focused.current = connection.id;
            onChoose(connection);
          }}
        >
          {text.account.bindBy(getConnectionName(connection, text, lang))}
        </button>
      ))}
    </>
  );
}
