import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { PasswordForm } from './PasswordForm.js';
import { texts } from './texts.js';

/** The pictures in the corner: a QR code, and a computer. */
const PICTURES = {
  scanTab:
    'M4 4h9v9H4zM19 4h9v9h-9zM4 19h9v9H4zM8 8h1v1H8zM23 8h1v1h-1zM8 23h1v1H8zM19 19h4v4h-4zM26 19v9h-6',
  passwordTab: 'M3 5h26v17H3zM16 22v6M9 28h14',
};

/**
 * A card whose corner switches between QR code and password, as on Taobao and on WeChat's own pages. The QR code stays
 * while the form is shown, because the visitor may be scanning it.
 */
export function CornerLogin({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const [isScan, setIsScan] = useState(true);
  const text = texts[lang];
  const other = isScan ? 'passwordTab' : 'scanTab';
  return (
    <div className="card corner-card">
      <button type="button" className="corner" onClick={() => setIsScan(!isScan)}>
        <span>{text[other]}</span>
        <svg viewBox="0 0 64 64" aria-hidden="true">
          <path className="fold" d="M0 0h64v64z" />
          <path className="picture" d={PICTURES[other]} transform="translate(29 3)" />
        </svg>
      </button>
      <h1>{text[isScan ? 'scan' : 'passwordTitle']}</h1>
      <div hidden={!isScan}>
        <WeChatQrLogin {...props} lang={lang} />
      </div>
      <div hidden={isScan}>
        <PasswordForm lang={lang} />
      </div>
    </div>
  );
}
