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
import { drawWindow } from '../stage/draw-window.js';
import { onRedirect } from '../stage/fake-wechat.js';

/** Does what your callback page does, except that yours sends code and state to your server. */
function describeCallback(result: CallbackResult | null, lang: QrLoginOptions['lang']): string {
  const say = (cn: string, en: string) => (lang === 'en' ? en : cn);
  if (!result) return say('这个地址不是微信的结果。', 'The address is not an answer from WeChat.');
  if (!verifyState(result.state))
    return say('登录不是从这个页面发起的。', 'This page did not start the login.');
  return result.type === 'refused'
    ? say('你已取消登录。', 'You canceled the login.')
    : say(`已授权，code 是 ${result.code}。`, `Authorized with the code ${result.code}.`);
}

/** A link to WeChat's login page. In the story, a drawn window stands in for the whole page. */
export function LinkLogin({ appid, redirect_uri, lang, onAuthorized }: QrLoginOptions) {
  const container = useRef<HTMLDivElement>(null);
  const [message, setMessage] = useState('');

  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    const state = createState();
    rememberState(state);
    const url = createAuthorizationUrl({ appid, redirect_uri, lang, state });
    event.currentTarget.href = url;
    // With the real WeChat, the browser follows the link.
    if (!('WxLogin' in window) || !container.current) return;
    event.preventDefault();
    setMessage('');
    const page = drawWindow(container.current, url, () => stop());
    const stop = onRedirect((address) => {
      page.close();
      const result = readCallback(address);
      setMessage(describeCallback(result, lang));
      if (result?.type === 'authorized') onAuthorized?.(result);
    });
  };
  useEffect(() => () => container.current?.replaceChildren(), []);

  return (
    <div className="column">
      <a className="primary-button" href={redirect_uri} onClick={onClick}>
        {lang === 'en' ? 'Sign in with WeChat' : '微信登录'}
      </a>
      <p role="status">{message}</p>
      <div ref={container} />
    </div>
  );
}
