'use client';
import { createAuthClient } from 'better-auth/react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { parseAuthorizationUrl } from 'wechat-qr-login/core';

const { signIn, getSession } = createAuthClient();

/** The server's authorization URL as a QR code inside the page. */
export function WeChatSignIn() {
  const router = useRouter();
  const [url, setUrl] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [message, setMessage] = useState('');

  // The server makes the state, and remembers it in a cookie: one for each attempt.
  useEffect(() => {
    let current = true;
    signIn.social({ provider: 'wechat', disableRedirect: true }).then(({ data, error }) => {
      if (!current) return;
      if (data?.url) setUrl(data.url);
      else setMessage(error?.message ?? 'The server does not answer. Please reload the page.');
    });
    return () => {
      current = false;
    };
  }, [attempt]);

  const again = (text: string) => {
    setMessage(text);
    setUrl(undefined);
    setAttempt(attempt + 1);
  };

  return (
    <>
      <p role="status">{message}</p>
      {url && (
        <WeChatQrLogin
          {...parseAuthorizationUrl(url)}
          redirect_uri={`${location.origin}/wechat-callback.html`}
          lang="en"
          onAuthorized={async ({ code, state }) => {
            // From the page, not from the frame: this request carries the state's cookie.
            await fetch(`/api/auth/callback/wechat?${new URLSearchParams({ code, state })}`);
            const { data } = await getSession();
            if (data) router.refresh();
            else again('That did not work. Please scan again.');
          }}
          onRefused={() => again('You refused. Scan again if you like.')}
        />
      )}
    </>
  );
}
