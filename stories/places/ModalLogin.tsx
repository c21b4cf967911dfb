import { useEffect, useRef, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

/** A login in a dialog. It requests a QR code when the dialog opens. */
export function ModalLogin(props: WeChatQrLoginProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  useEffect(() => {
    if (isOpen) dialog.current?.showModal();
    else dialog.current?.close();
  }, [isOpen]);
  return (
    <>
      <button type="button" className="primary-button" onClick={() => setIsOpen(true)}>
        Sign in
      </button>
      <dialog
        ref={dialog}
        className="modal"
        aria-label="Sign in with WeChat"
        onClose={() => setIsOpen(false)}
      >
        <button type="button" className="close" aria-label="Close" onClick={() => setIsOpen(false)}>
          ×
        </button>
        <WeChatQrLogin {...props} enabled={isOpen} />
      </dialog>
    </>
  );
}
