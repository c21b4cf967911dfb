import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';
import { PasswordForm } from './PasswordForm.js';
import { texts as shared } from './texts.js';

const texts = {
  cn: { title: '登录青瓷', hint: '登录后即可进入团队空间' },
  en: { title: 'Sign in to Celadon', hint: 'Welcome back to your workspace' },
};

/** A login page with a password form, and the QR code beside it. */
export function LoginCard({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const { scan } = shared[lang];
  return (
    <div className="card login-card">
      <section className="pane">
        <h1>{texts[lang].title}</h1>
        <p className="muted">{texts[lang].hint}</p>
        <PasswordForm lang={lang} />
      </section>
      <section className="pane scan" aria-label={scan}>
        <h2>{scan}</h2>
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
