import { useEffect, useRef, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

/** In a dialog. WeChat is asked for a QR when it opens, and not before. */
export function ModalLogin(props: WeChatQrLoginProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    if (open) dialog.current?.showModal();
    else dialog.current?.close();
  }, [open]);
  return (
    <>
      <button type="button" className="primary-button" onClick={() => setOpen(true)}>
        Sign in
      </button>
      <dialog ref={dialog} className="modal" aria-label="Sign in with WeChat" onClose={() => setOpen(false)}>
        <button type="button" className="close" aria-label="Close" onClick={() => setOpen(false)}>
          ×
        </button>
        <WeChatQrLogin {...props} enabled={open} />
      </dialog>
    </>
  );
}
