import { useRef } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { parseAuthorizationUrl, type QrLoginOptions } from 'wechat-qr-login/core';
import type { PageConfig } from '../server/page-config.js';
import { finishLogin, type LoginEnd } from './finish-login.js';
import { LoginWays } from './LoginWays.js';
import type { Texts } from './texts.js';
import { useAuthorizationUrl } from './use-authorization-url.js';
import type { EventLog } from './use-event-log.js';

interface QrPanelProps {
  text: Texts;
  config: PageConfig;
  /** What the page and the inspector say about the QR code. */
  options: Partial<QrLoginOptions>;
  log: EventLog;
  returnTo: string | undefined;
  /** Another tab is in front: nothing is asked for. */
  shown: boolean;
  onEnd: (end: LoginEnd) => void;
}

/** The QR code on the login page: the server says for which login, and hears what came of it. */
export function QrPanel({ text, config, options, log, returnTo, shown, onEnd }: QrPanelProps) {
  const { url, failed, stale, renew } = useAuthorizationUrl(returnTo, shown);
  const { appid, redirect_uri, scriptUrl } = config;
  const login = url && !stale ? { ...parseAuthorizationUrl(url), redirect_uri } : undefined;
  const gone = failed ? text.noQr : stale ? text.expired : undefined;
  const place = useRef<HTMLDivElement>(null);

  return (
    <>
      <div className="qr-place" ref={place} tabIndex={-1}>
        <WeChatQrLogin
          appid={appid}
          {...(scriptUrl && { scriptUrl })}
          // The server's own callback takes links; a frame comes back to a page that cannot send its cookies.
          redirect_uri={redirect_uri}
          {...login}
          enabled={shown && Boolean(login)}
          {...options}
          {...log.handlers}
          className="qr"
          onAuthorized={async (result) => {
            log.handlers.onAuthorized(result);
            onEnd(await finishLogin(result, returnTo));
          }}
        />
        {/* The region stays while its content changes, which is what screen readers announce. */}
        <div role="status">
          {gone && (
            <div className="qr-gone">
              {gone}
              <button
                type="button"
                onClick={() => {
                  // This button is about to go: the keyboard stays here instead of starting over at the page's top.
                  place.current?.focus({ preventScroll: true });
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
      <p className="muted">{config.wechat === 'simulator' ? text.phoneHint : text.terms}</p>
      <LoginWays text={text} login={login} returnTo={returnTo} onEnd={onEnd} />
    </>
  );
}
