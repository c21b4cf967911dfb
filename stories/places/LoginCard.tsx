import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { createStylesheet } from 'wechat-qr-login/core';

const texts = {
  cn: {
    title: '登录青瓷',
    hint: '登录后即可进入团队空间',
    email: '邮箱',
    password: '密码',
    submit: '登录',
    scan: '微信扫码登录',
  },
  en: {
    title: 'Sign in to Celadon',
    hint: 'Welcome back to your workspace',
    email: 'Email',
    password: 'Password',
    submit: 'Sign in',
    scan: 'Sign in with WeChat',
  },
};

/** A login page with a password form, and the QR code beside it. */
export function LoginCard({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const text = texts[lang];
  return (
    <div className="card login-card">
      <section className="pane">
        <h1>{text.title}</h1>
        <p className="muted">{text.hint}</p>
        <form onSubmit={(event) => event.preventDefault()}>
          <label>
            {text.email}
            <input type="email" autoComplete="username" placeholder="name@example.com" />
          </label>
          <label>
            {text.password}
            <input type="password" autoComplete="current-password" />
          </label>
          <button type="submit" className="primary-button">
            {text.submit}
          </button>
        </form>
      </section>
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
