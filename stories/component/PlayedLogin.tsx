import { useEffect, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { useWeChat } from '../stage/fake-wechat.js';

/** ms between two steps of the visitor. */
const STEP = 2000;

const pause = () => new Promise((resolve) => setTimeout(resolve, STEP));

/** A login that plays once: the visitor scans and approves, and the page signs the visitor in. */
export function PlayedLogin({ onMount, onAuthorized, ...options }: WeChatQrLoginProps) {
  const wechat = useWeChat();
  const [state, setState] = useState<string>();
  const [isSignedIn, setSignedIn] = useState(false);
  useEffect(() => {
    if (!state || !wechat) return;
    // A page of the guide has other logins, too.
    const find = () => wechat.logins.findLast((login) => login.state === state) ?? {};
    const timers = [
      setTimeout(() => wechat.scan(find()), STEP),
      setTimeout(() => wechat.approve(find()), 2 * STEP),
    ];
    return () => timers.forEach(clearTimeout);
  }, [wechat, state]);

  if (isSignedIn) {
    return (
      <div style={{ display: 'grid', gap: 16, placeContent: 'center', width: 300, height: 400 }}>
        <p role="status">{options.lang === 'en' ? 'You are signed in.' : '你已登录。'}</p>
        <button type="button" className="primary-button" onClick={() => setSignedIn(false)}>
          {options.lang === 'en' ? 'Play again' : '再看一次'}
        </button>
      </div>
    );
  }
  return (
    <WeChatQrLogin
      {...options}
      onMount={(iframe) => {
        onMount?.(iframe);
        setState(new URL(iframe.src).searchParams.get('state') ?? undefined);
      }}
      onAuthorized={async (event) => {
        onAuthorized?.(event);
        await pause();
        setState(undefined);
        setSignedIn(true);
      }}
    />
  );
}
