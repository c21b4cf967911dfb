import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

const texts = {
  cn: { agree: '我已阅读并同意《服务条款》和《隐私政策》', hint: '请先阅读并同意下方协议' },
  en: {
    agree: 'I agree to the Terms of Service and the Privacy Policy',
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
      <label>
        <input type="checkbox" checked={hasAgreed} onChange={() => setHasAgreed(!hasAgreed)} /> {text.agree}
      </label>
    </div>
  );
}
