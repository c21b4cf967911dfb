import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

const words = {
  cn: { agree: '我已阅读并同意服务条款与隐私政策', first: '请先勾选下方的同意项' },
  en: {
    agree: 'I have read and accept the terms and the privacy policy',
    first: 'Please accept the terms first',
  },
};

/** Behind a consent box: until it is ticked, not even the script is hinted at. */
export function ConsentLogin({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const [agreed, setAgreed] = useState(false);
  return (
    <div className="column">
      <div className="consent" data-agreed={agreed || undefined}>
        <WeChatQrLogin {...props} lang={lang} enabled={agreed} />
        {!agreed && <p>{words[lang].first}</p>}
      </div>
      <label>
        <input type="checkbox" checked={agreed} onChange={() => setAgreed(!agreed)} /> {words[lang].agree}
      </label>
    </div>
  );
}
