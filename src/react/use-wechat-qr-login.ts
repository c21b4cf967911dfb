'use client';
import { type RefCallback, useCallback, useRef, useState } from 'react';
import { createQrLogin } from '../core/create-qr-login.js';
import type { QrLoginOptions, QrLoginSnapshot } from '../core/qr-login-options.js';
import { useController } from '../ui/use-controller.js';

/** What `useWeChatQrLogin` returns. */
export interface UseWeChatQrLogin extends QrLoginSnapshot {
  /** Goes on your own element. Leave that element empty: WeChat's frame is put into it. */
  ref: RefCallback<HTMLElement>;
  /** Asks for a new QR code. The same function in every render. */
  refresh: () => void;
}

const IDLE: QrLoginSnapshot = { status: 'idle' };

/**
 * The login without any presentation: you draw everything but WeChat's frame.
 * New inline callbacks in each render cost nothing; only a changed value asks for a new QR code.
 *
 * @example
 * const { ref, status, refresh } = useWeChatQrLogin({ appid, redirect_uri, onAuthorized });
 * return <><div ref={ref} />{status === 'expired' && <button onClick={refresh}>Refresh</button>}</>;
 */
export function useWeChatQrLogin(options: QrLoginOptions): UseWeChatQrLogin {
  const [container, setContainer] = useState<HTMLElement | null>(null);
  const element = useRef<HTMLElement | null>(null);

  const [snapshot, login] = useController(container, options, createQrLogin, IDLE);
  const ref = useCallback(
    (node: HTMLElement | null) => {
      if (node) {
        element.current = node;
        setContainer(node);
      } else {
        // Suspense takes refs away from what it only hides; that must not cost the QR code somebody is scanning.
        // Without a login the component is unmounted: React 16 warns of a state that is set then.
        queueMicrotask(() => element.current?.isConnected || (login.current && setContainer(null)));
      }
    },
    [login],
  );
  const refresh = useCallback(() => login.current?.refresh(), [login]);
  return { ref, ...snapshot, refresh };
}
