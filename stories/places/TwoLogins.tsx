import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

/** Two logins on one page. `second` overrides props of the second one. */
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
