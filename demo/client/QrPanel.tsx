import { WeChatQrLogin } from 'wechat-qr-login';
import { isWeChatBrowser, parseAuthorizationUrl, type QrLoginOptions } from 'wechat-qr-login/core';
import type { DemoConfig } from '../server/config.js';
import { finishLogin, type LoginEnd } from './finish-login.js';
import { LoginWays } from './LoginWays.js';
import type { Texts } from './texts.js';
import { LIFETIME, useAuthorizationUrl } from './use-authorization-url.js';
import type { EventLog } from './use-event-log.js';

interface QrPanelProps {
  text: Texts;
  config: DemoConfig;
  /** What the page and the inspector say about the QR code. */
  options: Partial<QrLoginOptions>;
  log: EventLog;
  returnTo: string | undefined;
  onEnd: (end: LoginEnd) => void;
}

/** The QR code on the login page: the server says for which login, and hears what came of it. */
export function QrPanel({ text, config, options, log, returnTo, onEnd }: QrPanelProps) {
  const { url, failed, stale, renew } = useAuthorizationUrl(returnTo);
  const { appid, redirect_uri, scriptUrl } = config;
  const login = url ? { ...parseAuthorizationUrl(url), redirect_uri } : undefined;
  const again = (message: string) => (
    <>
      {message}
      <button type="button" onClick={renew}>
        {text.refresh}
      </button>
    </>
  );

  const heading = (
    <h2>
      <svg viewBox="0 0 24 20" aria-hidden="true">
        <path d="M9 1C4.600 1 1 3.900 1 7.500c0 2 1.100 3.800 2.900 5L3.200 15l2.800-1.400c1 .3 1.900.4 3 .4h.5A5.600 5.600 0 0 1 9.200 12.300C9.200 8.900 12.500 6.200 16.500 6.200h.4C16.200 3.200 12.900 1 9 1zm14 11.300c0-2.800-2.900-5.100-6.400-5.100s-6.400 2.300-6.400 5.100 2.900 5.100 6.400 5.100c.8 0 1.500-.1 2.200-.3l2.100 1.100-.6-1.800c1.600-1 2.700-2.500 2.700-4.100z" />
      </svg>
      {text.scan(config.displayName)}
    </h2>
  );
  // Nobody can scan the screen of the phone that would have to scan it.
  if (isWeChatBrowser()) {
    const { officialAccountUrl } = config;
    return (
      <section className="pane scan" aria-label={text.scan(config.displayName)}>
        {heading}
        {officialAccountUrl ? (
          <a className="primary" href={officialAccountUrl}>
            {text.officialAccount}
          </a>
        ) : (
          <p className="muted">{text.insideWeChat}</p>
        )}
      </section>
    );
  }
  return (
    <section className="pane scan" aria-label={text.scan(config.displayName)}>
      {heading}
      <div className="qr-place">
        <WeChatQrLogin
          appid={appid}
          {...(scriptUrl && { scriptUrl })}
          // The server's own callback takes links; a frame comes back to a page that cannot send its cookies.
          redirect_uri={redirect_uri}
          {...login}
          enabled={Boolean(url)}
          expiresIn={LIFETIME}
          {...options}
          {...log.handlers}
          className="qr"
          onAuthorized={async (result) => {
            log.handlers.onAuthorized(result);
            onEnd(await finishLogin(result, returnTo));
          }}
          expired={again(text.expired)}
        />
        {failed && (
          <div className="qr-failed" role="alert">
            {again(text.noQr)}
          </div>
        )}
      </div>
      <p className="muted on-phone">{text.onPhone}</p>
      <p className="muted">{config.wechat === 'simulator' ? text.phoneHint : text.safe}</p>
      <LoginWays text={text} login={stale ? undefined : login} returnTo={returnTo} onEnd={onEnd} />
    </section>
  );
}
