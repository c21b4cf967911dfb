import library from 'react-wechat-login';
import { connection } from '../connection.mjs';

// CommonJS with a default export, which bundlers return in one of two forms.
const { default: WechatLogin = library } = library as unknown as { default?: typeof library };

/** It also builds the frame without WeChat's script. */
export function Login() {
  const { appid, redirect_uri, state } = connection;
  return <WechatLogin appid={appid} redirectUri={redirect_uri} state={state} onSuccess={() => undefined} />;
}
