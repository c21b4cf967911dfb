import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

const texts = {
  cn: {
    agree: '我已阅读并同意',
    terms: '《用户协议》',
    and: '和',
    privacy: '《隐私政策》',
    hint: '请先阅读并同意下方的协议',
  },
  en: {
    agree: 'I agree to the ',
    terms: 'Terms of Service',
    and: ' and the ',
    privacy: 'Privacy Policy',
    hint: 'To sign in with WeChat, agree to the terms below',
  },
};

/** A login that asks WeChat for nothing until the visitor has agreed to the terms. */
export function ConsentLogin({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const [hasAgreed, setHasAgreed] = useState(false);
  const text = texts[lang];
  return (
    <div className="column">
      <div className="consent" data-agreed={hasAgreed || undefined}>
        <WeChatQrLogin {...props} lang={lang} enabled={hasAgreed} />
        {!hasAgreed && <p>{text.hint}</p>}
      </div>
      {/* A click on a link in a label opens the link, and leaves the checkbox as it is. */}
      <label className="agree">
        <input type="checkbox" checked={hasAgreed} onChange={() => setHasAgreed(!hasAgreed)} />
        <span>
          {text.agree}
          <a href="#terms">{text.terms}</a>
          {text.and}
          <a href="#privacy">{text.privacy}</a>
        </span>
      </label>
    </div>
  );
}
