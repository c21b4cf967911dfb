import { useEffect, useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { onRedirect } from '../stage/wechat.js';

/** A login that moves the whole page, or would: the address stands where the next page would be. */
export function WholePageLogin(props: WeChatQrLoginProps) {
  const [address, setAddress] = useState<string>();
  useEffect(() => onRedirect(setAddress), []);
  if (!address) return <WeChatQrLogin {...props} />;
  return (
    <div className="column">
      <p>The page goes to</p>
      {/* Each parameter in a line of its own. */}
      <code style={{ whiteSpace: 'pre-line' }}>{address.replace(/[?&]/g, '\n$&')}</code>
      <button type="button" className="primary-button" onClick={() => setAddress(undefined)}>
        Back to the login
      </button>
    </div>
  );
}
