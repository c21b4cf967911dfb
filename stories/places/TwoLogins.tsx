import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

/** Two logins of two apps on one page; each hears only of its own. */
export function TwoLogins({
  second,
  ...first
}: WeChatQrLoginProps & { second: Partial<WeChatQrLoginProps> }) {
  return (
    <>
      <WeChatQrLogin {...first} />
      <WeChatQrLogin {...first} {...second} />
    </>
  );
}
