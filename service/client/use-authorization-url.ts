import { useCallback, useEffect, useRef, useState } from 'react';
import { type Destination, getCallbackUrls } from '../addresses.js';
import { authClient } from './auth-client.js';

/**
 * Lifetime of an authorization URL in ms. The server's state expires after five minutes, so the page shows the QR code as
 * expired before that.
 */
const LIFETIME = 4.5 * 60_000;

/**
 * Requests the authorization URL of a connection's QR code from the server. A URL is valid for one login, until it is
 * `stale`. `renew` requests a new one.
 *
 * @param started The URL that came with the page.
 */
export function useAuthorizationUrl(
  connection: string,
  { request, deliver }: Destination,
  enabled: boolean,
  started: string | undefined,
) {
  const [url, setUrl] = useState(started);
  const unused = useRef(started);
  const [failed, setFailed] = useState(false);
  const [staleUrl, setStaleUrl] = useState<string>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    // A hidden tab needs no URL. When it is shown again, it gets a new one.
    if (!enabled) return setUrl(undefined);
    if (unused.current) {
      // Only for the first time. StrictMode's second mount would request another URL.
      const timer = setTimeout(() => {
        unused.current = undefined;
      });
      return () => clearTimeout(timer);
    }
    let current = true;
    // Delayed, so that StrictMode's first mount sends no request.
    const timer = setTimeout(async () => {
      const { data } = await authClient.signIn.social({
        provider: 'wechat',
        disableRedirect: true,
        additionalData: { connection },
        ...getCallbackUrls({ request, deliver }),
      });
      if (!current) return;
      setUrl(data?.url);
      setFailed(!data?.url);
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [connection, request, deliver, round, enabled]);

  useEffect(() => {
    if (!url) return;
    const timer = setTimeout(() => setStaleUrl(url), LIFETIME);
    return () => clearTimeout(timer);
  }, [url]);

  const renew = useCallback(() => {
    setUrl(undefined);
    setFailed(false);
    setRound((last) => last + 1);
  }, []);
  return { url, failed, stale: url !== undefined && url === staleUrl, renew };
}
