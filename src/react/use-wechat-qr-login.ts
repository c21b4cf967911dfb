'use client';
import { type RefCallback, useCallback } from 'react';
import { createQrLogin } from '../core/create-qr-login.js';
import type { QrLogin, QrLoginSnapshot } from '../core/qr-login.js';
import type { QrLoginOptions } from '../core/qr-login-options.js';
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
  const [snapshot, slot] = useController<HTMLElement, QrLoginOptions, QrLoginSnapshot, QrLogin>(
    options,
    createQrLogin,
    IDLE,
  );
  const refresh = useCallback(() => slot.controller?.refresh(), [slot]);
  return { ref: slot.attach, ...snapshot, refresh };
}
