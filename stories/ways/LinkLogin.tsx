import { type MouseEvent, useEffect, useRef, useState } from 'react';
import {
  type CallbackResult,
  createAuthorizationUrl,
  createState,
  type QrLoginOptions,
  readCallback,
  rememberState,
  verifyState,
} from 'wechat-qr-login/core';
import { drawWindow } from '../stage/drawn-window.js';
import { onRedirect } from '../stage/wechat.js';

/** What your callback page does: read the address, compare the state, send both to your server. */
function describeCallback(result: CallbackResult | null): string {
  if (!result) return 'The callback has no result.';
  if (!verifyState(result.state)) return 'This state was never sent from here.';
  return result.type === 'refused' ? 'Refused.' : `The code is ${result.code}.`;
}

/** An ordinary link to WeChat's login page. The fake's page opens in a drawn window, in the place of the whole page. */
export function LinkLogin({ appid, redirect_uri, lang, onAuthorized }: QrLoginOptions) {
  const container = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState('');

  const go = (event: MouseEvent<HTMLAnchorElement>) => {
    const state = createState();
    rememberState(state);
    const url = createAuthorizationUrl({ appid, redirect_uri, lang, state });
    event.currentTarget.href = url;
    if (!('WxLogin' in window) || !container.current) return; // the real WeChat: the browser goes there
    event.preventDefault();
    setSaid('');
    const page = drawWindow(container.current, url, () => stop());
    const stop = onRedirect((address) => {
      page.close();
      const result = readCallback(address);
      setSaid(describeCallback(result));
      if (result?.type === 'authorized') onAuthorized?.(result);
    });
  };
  useEffect(() => () => container.current?.replaceChildren(), []);

  return (
    <div className="column">
      <a className="primary-button" href={redirect_uri} onClick={go}>
        {lang === 'en' ? 'Sign in with WeChat' : '微信登录'}
      </a>
      <p role="status">{said}</p>
      <div ref={container} />
    </div>
  );
}
