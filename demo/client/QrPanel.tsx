import { useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import type { QrLoginOptions } from 'wechat-qr-login/core';
import type { Texts } from './texts.js';
import type { EventLog } from './use-event-log.js';

interface QrPanelProps {
  text: Texts;
  options: QrLoginOptions;
  log: EventLog;
  simulated: boolean;
}

/** The QR code on the login page, and what came of it. */
export function QrPanel({ text, options, log, simulated }: QrPanelProps) {
  const [code, setCode] = useState('');
  return (
    <section className="pane scan" aria-label={text.scan}>
      <h2>
        <svg viewBox="0 0 24 20" aria-hidden="true">
          <path d="M9 1C4.600 1 1 3.900 1 7.500c0 2 1.100 3.800 2.900 5L3.200 15l2.800-1.400c1 .3 1.900.4 3 .4h.5A5.600 5.600 0 0 1 9.200 12.300C9.200 8.900 12.500 6.200 16.500 6.200h.4C16.200 3.200 12.900 1 9 1zm14 11.300c0-2.800-2.900-5.100-6.400-5.100s-6.400 2.300-6.400 5.100 2.900 5.100 6.400 5.100c.8 0 1.500-.1 2.200-.3l2.100 1.100-.6-1.800c1.600-1 2.700-2.500 2.700-4.100z" />
        </svg>
        {text.scan}
      </h2>
      <WeChatQrLogin
        {...options}
        {...log.handlers}
        className="qr"
        onAuthorized={(result) => {
          setCode(result.code);
          log.handlers.onAuthorized(result);
        }}
        authorized={({ refresh }) => (
          <>
            <svg className="check" viewBox="0 0 48 48" aria-hidden="true">
              <circle cx="24" cy="24" r="22" />
              <path d="m15 25 6 6 12-13" />
            </svg>
            <strong>{text.got}</strong>
            <code>{code}</code>
            <span className="muted">{text.gotHint}</span>
            <button type="button" onClick={refresh}>
              {text.again}
            </button>
          </>
        )}
      />
      <p className="muted">{simulated ? text.phoneHint : text.safe}</p>
    </section>
  );
}
