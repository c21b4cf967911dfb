'use client';
import { createAuthClient } from 'better-auth/react';
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { parseAuthorizationUrl } from 'wechat-qr-login/core';

const { signIn, getSession } = createAuthClient();

/** Shows the server's authorization URL as a QR code in the page. */
export function WeChatSignIn() {
  const router = useRouter();
  const [url, setUrl] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const [message, setMessage] = useState('');

  // For each attempt, the server creates a state and stores it in a cookie.
  useEffect(() => {
    let current = true;
    signIn.social({ provider: 'wechat', disableRedirect: true }).then(({ data, error }) => {
      if (!current) return;
      if (data?.url) setUrl(data.url);
      else setMessage(error?.message ?? "The server doesn't answer. Reload the page.");
    });
    return () => {
      current = false;
    };
  }, [attempt]);

  const restart = (text: string) => {
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
          // Set for the simulator only.
          authorizationEndpoint={process.env.NEXT_PUBLIC_WECHAT_LOGIN}
          lang="en"
          onAuthorized={async ({ code, state }) => {
            // The page's request carries the state cookie. The frame's requests do not.
            await fetch(`/api/auth/callback/wechat?${new URLSearchParams({ code, state })}`);
            const { data } = await getSession();
            if (data) router.refresh();
            else restart('Signing in failed. Scan again.');
          }}
          onRefused={() => restart('You canceled the login. Scan again to sign in.')}
        />
      )}
    </>
  );
}
