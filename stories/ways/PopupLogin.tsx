import { useEffect, useRef, useState } from 'react';
import { openLoginPopup, type QrLoginOptions, readCallback, WeChatLoginError } from 'wechat-qr-login/core';
import { drawWindow } from '../stage/drawn-window.js';
import { onRedirect } from '../stage/wechat.js';

/** `window.open` draws into the story instead, and what comes back is what a callback that relays would say. */
function useDrawnPopup(blocked: boolean) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { open } = window;
    window.open = (url) => {
      if (blocked || !container.current) return null;
      const popup = drawWindow(container.current, `${url}`, () => stop());
      const stop = onRedirect((address) => {
        const origin = new URL(address).origin;
        const data = { 'wechat-qr-login': readCallback(address) };
        window.dispatchEvent(new MessageEvent('message', { source: popup.window, origin, data }));
        popup.close();
      });
      return popup.window;
    };
    return () => {
      window.open = open;
    };
  }, [blocked]);
  return container;
}

/** A button that opens WeChat's login page in a window of its own. */
export function PopupLogin({
  blocked = false,
  appid,
  redirect_uri,
  lang,
  onAuthorized,
  onError,
}: QrLoginOptions & {
  /** What the browser does with the window. */
  blocked?: boolean;
}) {
  const container = useDrawnPopup(blocked);
  const [said, setSaid] = useState('');

  const signIn = async () => {
    setSaid('');
    try {
      const result = await openLoginPopup({ appid, redirect_uri, lang });
      setSaid(`The code is ${result.code}.`);
      onAuthorized?.(result);
    } catch (error) {
      if (!(error instanceof WeChatLoginError)) throw error;
      setSaid(error.message);
      onError?.(error);
    }
  };

  return (
    <div className="column">
      <button type="button" className="primary-button" onClick={signIn}>
        {lang === 'en' ? 'Sign in with WeChat' : '微信登录'}
      </button>
      <p role="status">{said}</p>
      <div ref={container} />
    </div>
  );
}
