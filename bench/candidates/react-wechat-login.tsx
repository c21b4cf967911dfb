import library from 'react-wechat-login';
import { connection } from '../connection.mjs';

// It is CommonJS with a default export, which bundlers hand over in one of two ways.
const { default: WechatLogin = library } = library as unknown as { default?: typeof library };

/** It builds the frame by hand, too. */
export function Login() {
  const { appid, redirect_uri, state } = connection;
  return <WechatLogin appid={appid} redirectUri={redirect_uri} state={state} onSuccess={() => undefined} />;
}
