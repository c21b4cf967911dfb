'use client';
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import type { WeChatLoginError } from '../core/errors.js';
import type { QrLoginOptions, QrLoginStatus } from '../core/options.js';
import { createQrLogin, type QrLogin } from '../core/qr-login.js';
import { createAuthorizationUrl } from '../core/url.js';

/** What `useWeChatQrLogin` gives. */
export interface UseWeChatQrLogin {
  /** Goes on your own element. Leave that element empty: WeChat's frame is put into it. */
  ref: RefCallback<HTMLElement>;
  status: QrLoginStatus;
  /** Why the status is `error`. */
  error: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state, as an ordinary link for when the frame cannot be had. */
  authorizationUrl: string | undefined;
  /** Asks for a new QR. The same function in every render. */
  refresh: () => void;
}

const IDLE: Pick<UseWeChatQrLogin, 'status' | 'error' | 'authorizationUrl'> = {
  status: 'idle',
  error: undefined,
  authorizationUrl: undefined,
};

/**
 * The login without any presentation: you draw everything but WeChat's frame.
 * New inline callbacks in each render cost nothing; only a changed value asks for a new QR.
 *
 * @example
 * const { ref, status, refresh } = useWeChatQrLogin({ appid, redirect_uri, onAuthorized });
 * return <><div ref={ref} />{status === 'expired' && <button onClick={refresh}>Refresh</button>}</>;
 */
export function useWeChatQrLogin(options: QrLoginOptions): UseWeChatQrLogin {
  const [container, ref] = useState<HTMLElement | null>(null);
  const [snapshot, setSnapshot] = useState<Pick<UseWeChatQrLogin, 'status' | 'error' | 'authorizationUrl'>>({
    status: 'idle',
    error: undefined,
    authorizationUrl: undefined,
  });
  const login = useRef<QrLogin>(undefined);

  const reporting: QrLoginOptions = {
    ...options,
    onStatusChange(status, previous) {
      const { error, state } = login.current ?? {};
      // There is a state only when the options are valid, so this cannot throw.
      setSnapshot({
        status,
        error,
        authorizationUrl: state && createAuthorizationUrl({ ...options, state }),
      });
      options.onStatusChange?.(status, previous);
    },
  };
  const latest = useRef(reporting);

  // Before the effect below: a login made in this very commit must start with this render's options.
  useEffect(() => {
    latest.current = reporting;
    login.current?.update(reporting);
  });

  useEffect(() => {
    if (!container) return;
    const mounted = createQrLogin(container, latest.current);
    login.current = mounted;
    return () => {
      login.current = undefined;
      mounted.destroy();
      setSnapshot(IDLE);
    };
  }, [container]);

  const refresh = useCallback(() => login.current?.refresh(), []);
  return { ref, ...snapshot, refresh };
}
