import { useRef } from 'react';
import { WeChatQrLogin, type WeChatQrLoginHandle, type WeChatQrLoginProps } from 'wechat-qr-login';

/** A login, and a way to begin anew that stands outside of it. */
export function LoginWithButton(props: WeChatQrLoginProps) {
  const login = useRef<WeChatQrLoginHandle>(null);
  return (
    <div className="column">
      <WeChatQrLogin {...props} ref={login} />
      <button type="button" className="primary-button" onClick={() => login.current?.refresh()}>
        Start again
      </button>
    </div>
  );
}
