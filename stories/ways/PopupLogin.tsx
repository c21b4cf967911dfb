import { useEffect, useRef, useState } from 'react';
import { openLoginPopup, type QrLoginOptions, WeChatLoginError } from 'wechat-qr-login/core';
import { drawWindow } from '../stage/draw-window.js';
import { onRedirect } from '../stage/fake-wechat.js';

/**
 * Makes `window.open` draw a window inside the story. After the scan it posts the message that `relayCallback` posts.
 * Returns the ref for the element that contains the window.
 */
function useDrawnPopup(isBlocked: boolean) {
  const container = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { open } = window;
    window.open = (url) => {
      if (isBlocked || !container.current) return null;
      const popup = drawWindow(container.current, `${url}`, () => stop());
      const stop = onRedirect((address) => {
        const origin = new URL(address).origin;
        const data = { 'wechat-qr-login': { url: address } };
        window.dispatchEvent(new MessageEvent('message', { source: popup.window, origin, data }));
        popup.close();
      });
      return popup.window;
    };
    return () => {
      window.open = open;
    };
  }, [isBlocked]);
  return container;
}

/** A button that opens WeChat's login page in a pop-up. */
export function PopupLogin({
  isBlocked = false,
  appid,
  redirect_uri,
  lang,
  onAuthorized,
  onError,
}: QrLoginOptions & {
  /** Whether the browser blocks the pop-up. */
  isBlocked?: boolean;
}) {
  const container = useDrawnPopup(isBlocked);
  const [message, setMessage] = useState('');

  const signIn = async () => {
    setMessage('');
    try {
      const result = await openLoginPopup({ appid, redirect_uri, lang });
      setMessage(
        lang === 'en' ? `Authorized with the code ${result.code}.` : `已授权，code 是 ${result.code}。`,
      );
      onAuthorized?.(result);
    } catch (error) {
      if (!(error instanceof WeChatLoginError)) throw error;
      setMessage(error.message);
      onError?.(error);
    }
  };

  return (
    <div className="column">
      <button type="button" className="primary-button" onClick={signIn}>
        {lang === 'en' ? 'Sign in with WeChat' : '微信登录'}
      </button>
      <p role="status">{message}</p>
      <div ref={container} />
    </div>
  );
}
