import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';
import { BindForm } from './BindForm.js';

/** A login whose server does not know the WeChat that has scanned: the page asks for a phone number. */
export function BindLogin({ lang = 'cn', onAuthorized, ...props }: WeChatQrLoginProps) {
  const [isUnknown, setIsUnknown] = useState(false);
  if (isUnknown) return <BindForm lang={lang} onBack={() => setIsUnknown(false)} />;
  return (
    <WeChatQrLogin
      {...props}
      lang={lang}
      onAuthorized={(event) => {
        onAuthorized?.(event);
        setIsUnknown(true);
      }}
    />
  );
}
