import { useRef, useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { parseAuthorizationUrl, type QrLoginOptions } from 'wechat-qr-login/core';
import type { Destination } from '../addresses.js';
import type { PageConfig, PageData, ShownConnection } from '../server/page-config.js';
import { CodeBox } from './CodeBox.js';
import { finishLogin, type LoginEnd } from './finish-login.js';
import { LoginWays } from './LoginWays.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';
import { useAuthorizationUrl } from './use-authorization-url.js';
import type { EventLog } from './use-event-log.js';

interface QrPanelProps {
  text: Texts;
  config: PageConfig;
  started: PageData['started'] | undefined;
  connection: ShownConnection;
  lang: Lang;
  /** Options from the page and from the developer panel. */
  options: Partial<QrLoginOptions>;
  log: EventLog;
  to: Destination;
  /** Whether the tab is selected. A tab that was never selected sends no requests. */
  shown: boolean;
  onEnd: (end: LoginEnd) => void;
}

/** Shows WeChat's QR code for a login that the server has started, and finishes the login. */
export function QrPanel({
  text,
  lang,
  config,
  started,
  connection,
  options,
  log,
  to,
  shown,
  onEnd,
}: QrPanelProps) {
  // A phone may have scanned the code, which only WeChat's frame knows. So it stays while another tab is selected.
  const [wasShown, setWasShown] = useState(shown);
  if (shown && !wasShown) setWasShown(true);
  const own = started?.connection === connection.id ? started.url : undefined;
  const { url, failed, stale, renew } = useAuthorizationUrl(connection.id, to, wasShown, own);
  const { redirect_uri, scriptUrl } = config;
  const login = url && !stale ? { ...parseAuthorizationUrl(url), redirect_uri } : undefined;
  const problem = failed ? text.noQr : stale ? text.expired : undefined;
  const box = useRef<HTMLDivElement>(null);

  return (
    <>
      <CodeBox text={text} ref={box}>
        <WeChatQrLogin
          appid={connection.appId}
          {...(scriptUrl && { scriptUrl })}
          // The login in the page needs the callback page, not better-auth's callback, which {...login} also replaces.
          redirect_uri={redirect_uri}
          {...login}
          enabled={wasShown && Boolean(login)}
          // The server has written the frame into the HTML, so WeChat's script is not needed.
          {...(own && { script: 'none' as const })}
          {...options}
          {...log.handlers}
          className="qr"
          onAuthorized={async (result) => {
            log.handlers.onAuthorized(result);
            onEnd(await finishLogin(result, to));
          }}
        />
        {/* Screen readers announce changes inside a status region that stays in the document. */}
        <div role="status">
          {problem && (
            <div className="qr-gone">
              {problem}
              <button
                type="button"
                onClick={() => {
                  // The button is removed, so the box gets the focus.
                  box.current?.focus({ preventScroll: true });
                  renew();
                }}
              >
                {text.refresh}
              </button>
            </div>
          )}
        </div>
      </CodeBox>
      <p className="muted on-phone">{text.onPhone}</p>
      {config.wechat === 'simulator' && (
        // Without a QR code there is no link below it. The line keeps its place.
        <p className="muted" style={{ visibility: login ? undefined : 'hidden' }}>
          {text.phoneHint}
        </p>
      )}
      <LoginWays {...{ text, lang, login, to, onEnd }} connection={connection.id} onRenew={renew} />
    </>
  );
}
