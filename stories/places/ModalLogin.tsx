import { useEffect, useRef, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { texts } from './texts.js';

/** A login in a dialog. It requests a QR code when the dialog opens. */
export function ModalLogin({ lang = 'cn', ...props }: WeChatQrLoginProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const { scan, submit } = texts[lang];
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <>
      <button type="button" className="primary-button" onClick={() => setIsOpen(true)}>
        {submit}
      </button>
      <dialog ref={dialog} className="modal" aria-label={scan} onClose={() => setIsOpen(false)}>
        <button
          type="button"
          className="close"
          aria-label={lang === 'en' ? 'Close' : '关闭'}
          onClick={() => setIsOpen(false)}
        >
          ×
        </button>
        <WeChatQrLogin {...props} lang={lang} enabled={isOpen} />
      </dialog>
    </>
  );
}
