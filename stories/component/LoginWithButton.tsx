import { useRef } from 'react';
import { WeChatQrLogin, type WeChatQrLoginHandle, type WeChatQrLoginProps } from 'wechat-qr-login';

/** A login with a button of the page's own that calls `refresh()`. */
export function LoginWithButton(props: WeChatQrLoginProps) {
  const login = useRef<WeChatQrLoginHandle>(null);
  return (
    <div className="column">
      <WeChatQrLogin {...props} ref={login} />
      <button type="button" className="primary-button" onClick={() => login.current?.refresh()}>
        {props.lang === 'en' ? 'Use another account' : '换个账号'}
      </button>
    </div>
  );
}
