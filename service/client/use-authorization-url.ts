import { useCallback, useEffect, useState } from 'react';
import { authClient } from './auth-client.js';
import { endsOf } from './finish-login.js';

/**
 * The server forgets a login after five minutes, counted from when it named the address: a code that is scanned later
 * would come too late, however fresh its picture is. So the page calls it stale in time.
 */
const LIFETIME = 4.5 * 60_000;

/** Asks the server for the address that the QR code is for. `renew` asks for another: each is good for one login, until it is `stale`. */
export function useAuthorizationUrl(returnTo: string | undefined, enabled: boolean) {
  const [url, setUrl] = useState<string>();
  const [failed, setFailed] = useState(false);
  const [staleUrl, setStaleUrl] = useState<string>();
  const [round, setRound] = useState(0);

  useEffect(() => {
    // Behind another tab it would grow old unseen: who comes back gets a fresh one.
    if (!enabled) return setUrl(undefined);
    let current = true;
    // StrictMode mounts twice at once; only the mount that stays asks.
    const timer = setTimeout(async () => {
      const { data } = await authClient.signIn.social({
        provider: 'wechat',
        disableRedirect: true,
        ...endsOf(returnTo),
      });
      if (!current) return;
      setUrl(data?.url);
      setFailed(!data?.url);
    });
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [returnTo, round, enabled]);

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
