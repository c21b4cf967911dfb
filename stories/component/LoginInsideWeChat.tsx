import { type MouseEvent, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { createOfficialAccountUrl, createState, rememberState } from 'wechat-qr-login/core';

/** A login with a QR code, and with the official account for visitors inside WeChat. */
export function LoginInsideWeChat(props: WeChatQrLoginProps) {
  const { redirect_uri, lang } = props;
  const [address, setAddress] = useState('');

  const onClick = (event: MouseEvent<HTMLAnchorElement>) => {
    const state = createState();
    rememberState(state);
    event.currentTarget.href = createOfficialAccountUrl({
      appid: 'wxfedcba9876543210',
      redirect_uri,
      state,
    });
    // The browser follows the link. A story must not leave its page.
    if (!('WxLogin' in window)) return;
    event.preventDefault();
    setAddress(event.currentTarget.href);
  };

  return (
    <>
      <WeChatQrLogin
        {...props}
        insideWeChat={
          <a className="primary-button" href={redirect_uri} onClick={onClick}>
            {lang === 'en' ? 'Sign in with WeChat' : '微信登录'}
          </a>
        }
      />
      <p role="status" style={{ overflowWrap: 'anywhere', maxWidth: 300 }}>
        {address}
      </p>
    </>
  );
}
