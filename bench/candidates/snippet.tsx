import { useEffect } from 'react';
import { connection, SCRIPT } from '../connection.mjs';

declare const WxLogin: new (options: object) => unknown;

/** What most React pages do: append the script in an effect, and call it when it is there. */
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
