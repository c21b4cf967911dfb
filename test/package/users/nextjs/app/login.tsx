'use client';
import { StrictMode, useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';

/** The login as a client component of all three pages. */
export function Login({ name }: { name: string }) {
  const [said, say] = useState('');
  return (
    <StrictMode>
      <WeChatQrLogin
        className="box"
        appid="wx0123456789abcdef"
        redirect_uri={`${process.env.NEXT_PUBLIC_ORIGIN}/wechat-callback.html`}
        lang="en"
        onAuthorized={({ code }) => say(`${name}: ${code}`)}
      />
      <p role="status">{said}</p>
    </StrictMode>
  );
}
