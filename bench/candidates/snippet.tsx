import { useEffect } from 'react';
import { connection, SCRIPT } from '../connection.mjs';

declare const WxLogin: new (options: object) => unknown;

/** The code of most React pages: appends the script in an effect, and calls it when it has loaded. */
export function Login() {
  useEffect(() => {
    const script = document.createElement('script');
    script.src = SCRIPT;
    script.onload = () => {
      new WxLogin({
        id: 'wechat',
        scope: 'snsapi_login',
        self_redirect: true,
        ...connection,
        redirect_uri: encodeURIComponent(connection.redirect_uri),
      });
    };
    document.body.appendChild(script);
  }, []);
  return <div id="wechat" />;
}
