import { WeChatQrLogin } from 'wechat-qr-login';
import { connection } from '../connection.mjs';

export function Login() {
  return <WeChatQrLogin {...connection} onAuthorized={() => undefined} />;
}
