import { createElement, useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';

const adapter = rest({ baseUrl: '/api/scan-login' });

/** A login page that the visitor can leave. `kind` selects the login. */
export function Login({ kind, origin }) {
  const [said, say] = useState('');
  const [isOpen, setIsOpen] = useState(true);
  const onRefused = () => say('refused');
  const login =
    kind === 'mini-program'
      ? createElement(MiniProgramQrLogin, { adapter, onAuthorized: () => say('signed in'), onRefused })
      : createElement(WeChatQrLogin, {
          appid: 'wx0123456789abcdef',
          redirect_uri: `${origin}/wechat-callback.html`,
          onAuthorized: ({ code }) => say(`code ${code}`),
          onRefused,
        });
  return createElement(
    'main',
    null,
    isOpen && login,
    createElement('p', { role: 'status' }, said),
    createElement('button', { type: 'button', onClick: () => setIsOpen(false) }, 'Leave'),
  );
}
