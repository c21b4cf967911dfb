import { createElement, StrictMode, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { WeChatQrLogin } from 'wechat-qr-login';
import { MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';

/** A login page; the mini program's code is there only when the address asks for it. */
function Login() {
  const [said, say] = useState('');
  const login = createElement(WeChatQrLogin, {
    appid: 'wx0123456789abcdef',
    redirect_uri: `${location.origin}/wechat-callback.html`,
    onAuthorized: ({ code }) => say(`code ${code}`),
    onRefused: () => say('refused'),
  });
  const adapter = rest({ baseUrl: '/api' });
  const scan = createElement(MiniProgramQrLogin, { adapter, onAuthorized: () => say('signed in') });
  const both = location.hash === '#mini-program' ? scan : login;
  return createElement('main', null, both, createElement('p', { role: 'status' }, said));
}

createRoot(document.getElementById('root')).render(createElement(StrictMode, null, createElement(Login)));
