'use client';
import { type RefCallback, useCallback } from 'react';
import { createQrLogin } from '../core/create-qr-login.js';
import type { QrLogin, QrLoginSnapshot } from '../core/qr-login.js';
import type { QrLoginOptions } from '../core/qr-login-options.js';
import { useController } from '../ui/use-controller.js';

/** The result of `useWeChatQrLogin`. */
export interface UseWeChatQrLogin extends QrLoginSnapshot {
  /** The ref of your own element. Leave that element empty: WeChat's frame is inserted there. */
  ref: RefCallback<HTMLElement>;
  /** Requests a new QR code. The same function in every render. */
  refresh: () => void;
}

const IDLE: QrLoginSnapshot = { status: 'idle' };

/**
 * Runs the login without presentation: you render everything except WeChat's frame. Only a changed value requests a new
 * QR code. New inline callbacks in each render do not.
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
