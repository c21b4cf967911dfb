import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';
import { LoginForm } from '../../demo/client/LoginForm.js';
import { texts } from '../../demo/client/texts.js';

/** A card of a real login page: the form that was there before, and the QR beside it. */
export function LoginCard({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const text = texts[lang];
  return (
    <div className="card login-card">
      <LoginForm text={text} />
      <section className="pane scan" aria-label={text.scan}>
        <h2>{text.scan}</h2>
        <WeChatQrLogin
          {...props}
          lang={lang}
          width={240}
          height={300}
          css={createStylesheet({ preset: 'card', qrSize: 208 })}
        />
      </section>
    </div>
  );
}
