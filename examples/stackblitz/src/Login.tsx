import { useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';

/** A login page without a server: it shows the code that your server would exchange for the user. */
export function Login() {
  const [code, setCode] = useState<string>();
  return (
    <main>
      <h1>{code ? 'Signed in' : 'Sign in with WeChat'}</h1>
      {code ? (
        <>
          <p>
            The page got the code <code>{code}</code>. Send it to your server, which exchanges it for the
            user.
          </p>
          <button type="button" onClick={() => setCode(undefined)}>
            Sign out
          </button>
        </>
      ) : (
        <>
          <p>No phone needed: open the phone page below the QR code, and approve.</p>
          <WeChatQrLogin
            appid="wx0123456789abcdef"
            redirect_uri={`${location.origin}/wechat-callback.html`}
            lang="en"
            onAuthorized={(result) => setCode(result.code)}
          />
        </>
      )}
    </main>
  );
}
