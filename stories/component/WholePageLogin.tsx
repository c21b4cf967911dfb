import { useEffect, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { onRedirect } from '../stage/fake-wechat.js';

/** A login that redirects the whole page. A story must not leave its page, so this one shows the address instead. */
export function WholePageLogin(props: WeChatQrLoginProps) {
  const [address, setAddress] = useState<string>();
  useEffect(() => onRedirect(setAddress), []);
  if (!address) return <WeChatQrLogin {...props} />;
  return (
    <div className="column">
      <p>{props.lang === 'en' ? 'WeChat redirects this page to:' : '微信让页面跳转到：'}</p>
      {/* Each parameter has its own line. */}
      <code style={{ whiteSpace: 'pre-line' }}>{address.replace(/[?&]/g, '\n$&')}</code>
      <button type="button" className="primary-button" onClick={() => setAddress(undefined)}>
        {props.lang === 'en' ? 'Back to login' : '返回登录'}
      </button>
    </div>
  );
}
