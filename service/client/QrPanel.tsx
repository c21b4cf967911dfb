import { useRef } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { parseAuthorizationUrl, type QrLoginOptions } from 'wechat-qr-login/core';
import type { Destination } from '../addresses.js';
import type { PageConfig, PageData, ShownConnection } from '../server/page-config.js';
import { finishLogin, type LoginEnd } from './finish-login.js';
import { LoginTerms } from './LoginTerms.js';
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
  /** Whether the tab is selected. A hidden tab sends no requests. */
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
  const own = started?.connection === connection.id ? started.url : undefined;
  const { url, failed, stale, renew } = useAuthorizationUrl(connection.id, to, shown, own);
  const { redirect_uri, scriptUrl } = config;
  const login = url && !stale ? { ...parseAuthorizationUrl(url), redirect_uri } : undefined;
  const problem = failed ? text.noQr : stale ? text.expired : undefined;
  const box = useRef<HTMLDivElement>(null);

  return (
    <>
      <div className="qr-place" ref={box} tabIndex={-1}>
        <WeChatQrLogin
          appid={connection.appId}
          {...(scriptUrl && { scriptUrl })}
          // The login in the page needs the callback page, not better-auth's callback, which {...login} also replaces.
          redirect_uri={redirect_uri}
          {...login}
          enabled={shown && Boolean(login)}
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
      </div>
      <p className="muted on-phone">{text.onPhone}</p>
      {config.wechat === 'simulator' ? (
        // Without a QR code there is no link below it. The line keeps its place.
        <p className="muted" style={{ visibility: login ? undefined : 'hidden' }}>
          {text.phoneHint}
        </p>
      ) : (
        <LoginTerms text={text} lang={lang} branding={config.branding} />
      )}
      <LoginWays text={text} lang={lang} connection={connection.id} login={login} to={to} onEnd={onEnd} />
    </>
  );
}
