'use client';
import { type RefCallback, useCallback, useEffect, useRef, useState } from 'react';
import type { WeChatLoginError } from '../core/errors.js';
import type { QrLoginOptions, QrLoginStatus } from '../core/options.js';
import { createQrLogin, type QrLogin, type QrLoginSnapshot } from '../core/qr-login.js';

/** What `useWeChatQrLogin` gives. */
export interface UseWeChatQrLogin {
  /** Goes on your own element. Leave that element empty: WeChat's frame is put into it. */
  ref: RefCallback<HTMLElement>;
  status: QrLoginStatus;
  /** Why the status is `error`. */
  error?: WeChatLoginError | undefined;
  /** WeChat's full-page login with this attempt's state, as an ordinary link for when the frame cannot be had. */
  authorizationUrl?: string | undefined;
  /** Whether the frame stands on a page that cannot be read and says nothing: offer `authorizationUrl` as a link. */
  isStuck?: boolean | undefined;
  /** Asks for a new QR. The same function in every render. */
  refresh: () => void;
}

const IDLE: QrLoginSnapshot = { status: 'idle' };

/**
 * The login without any presentation: you draw everything but WeChat's frame.
 * New inline callbacks in each render cost nothing; only a changed value asks for a new QR.
 *
 * @example
 * const { ref, status, refresh } = useWeChatQrLogin({ appid, redirect_uri, onAuthorized });
 * return <><div ref={ref} />{status === 'expired' && <button onClick={refresh}>Refresh</button>}</>;
 */
export function useWeChatQrLogin(options: QrLoginOptions): UseWeChatQrLogin {
  const [container, setContainer] = useState<HTMLElement | null>(null);
  const [snapshot, setSnapshot] = useState(IDLE);
  const login = useRef<QrLogin>(undefined);
  const element = useRef<HTMLElement>(null);
  const home = useRef<HTMLElement>(null);
  const leaving = useRef(false);

  const ref = useCallback((node: HTMLElement | null) => {
    if (node) {
      element.current = node;
      setContainer(node);
    } else {
      // Suspense takes refs away from what it only hides; that must not cost the QR somebody is scanning.
      queueMicrotask(() => element.current?.isConnected || setContainer(null));
    }
  }, []);

  const latest = useRef(options);

  // Before the effect below: a login made in this very commit must start with this render's options.
  useEffect(() => {
    latest.current = options;
    login.current?.update(options);
  });

  useEffect(() => {
    if (!container) return;
    leaving.current = false;
    if (home.current !== container) {
      login.current?.destroy();
      const created = createQrLogin(container, latest.current);
      created.subscribe(() => setSnapshot(created.getSnapshot()));
      login.current = created;
      home.current = container;
    }
    return () => {
      leaving.current = true;
      const leave = () => {
        if (!leaving.current) return;
        login.current?.destroy();
        login.current = undefined;
        home.current = null;
        setSnapshot(IDLE);
      };
      // StrictMode, fast refresh and a tree that Suspense reveals take an effect back and run it again in the same task,
      // with the element still in its place: the QR on screen survives that.
      if (container.isConnected) queueMicrotask(leave);
      else leave();
    };
  }, [container]);

  const refresh = useCallback(() => login.current?.refresh(), []);
  return { ref, ...snapshot, refresh };
}
