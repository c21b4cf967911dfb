import { useState } from 'react';
import { MiniProgramQrLogin, type MiniProgramQrLoginProps } from 'wechat-qr-login/mini-program';
import { createScriptedServer, LIN } from './create-scripted-server.js';

const texts = {
  cn: { phone: '手机', scan: '扫一扫', confirm: '确认登录', cancel: '取消', expire: '让二维码过期' },
  en: { phone: 'Phone', scan: 'Scan', confirm: 'Confirm', cancel: 'Cancel', expire: 'Expire the QR code' },
};

/** A login, and the visitor's phone as four buttons. */
export function LoginWithPhone({ lang = 'cn', ...props }: Omit<MiniProgramQrLoginProps, 'adapter'>) {
  const [{ adapter, answer }] = useState(createScriptedServer);
  const text = texts[lang];
  return (
    <div className="with-phone">
      <MiniProgramQrLogin {...props} lang={lang} adapter={adapter} interval={200} />
      {/* biome-ignore lint/a11y/useSemanticElements: browsers give a fieldset a look of its own */}
      <div role="group" aria-label={text.phone}>
        <button type="button" onClick={() => answer({ status: 'scanned', user: LIN })}>
          {text.scan}
        </button>
        <button
          type="button"
          onClick={() => answer({ status: 'authorized', result: { token: 'a session' }, user: LIN })}
        >
          {text.confirm}
        </button>
        <button type="button" onClick={() => answer({ status: 'refused' })}>
          {text.cancel}
        </button>
        <button type="button" onClick={() => answer({ status: 'expired' })}>
          {text.expire}
        </button>
      </div>
    </div>
  );
}
