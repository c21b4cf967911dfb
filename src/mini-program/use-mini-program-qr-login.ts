'use client';
import { type RefCallback, useEffect, useRef, useState } from 'react';
import { useController } from '../ui/use-controller.js';
import { createMiniProgramQrLogin } from './create-mini-program-qr-login.js';
import type { MiniProgramLoginError } from './mini-program-login-error.js';
import type {
  MiniProgramQrLoginController,
  MiniProgramQrLoginOptions,
  MiniProgramQrLoginSnapshot,
} from './mini-program-qr-login-options.js';

/** What `useMiniProgramQrLogin` returns. */
export interface UseMiniProgramQrLogin extends MiniProgramQrLoginSnapshot {
  /**
   * Goes on any element beside the code. Only needed if that may be in another window (a portal into a pop-up): nothing
   * is asked of the server while that window is hidden.
   */
  ref: RefCallback<HTMLElement>;
  /** Asks for a new code. The same function in every render, as are the others. */
  refresh: () => void;
  /** Call it when the code you draw can be seen (`onLoad` of its picture). */
  codeShown: () => void;
  /** Call it when the code cannot be seen (`onError` of its picture). */
  codeFailed: (error: MiniProgramLoginError) => void;
}

const IDLE: MiniProgramQrLoginSnapshot = { status: 'idle' };

/** The controller has no element: it lives as long as the component. */
const PAGE = { isConnected: true };

/**
 * The login without any presentation: you draw the code (`code.picture` or `code.text`) and everything else.
 * New inline callbacks or a new adapter in each render cost nothing; a new adapter counts from the next code (give the
 * component another `key` to switch at once). Unmounting ends everything.
 *
 * @example
 * // An adapter whose codes are pictures. If it gives a text (`code.text`), draw that yourself.
 * const { status, code, refresh, codeShown } = useMiniProgramQrLogin({ adapter: authing({ appId, appHost }), onAuthorized });
 * if (status === 'expired') return <button onClick={refresh}>Refresh</button>;
 * return code && <img src={code.picture} alt="QR code" onLoad={codeShown} />;
 */
export function useMiniProgramQrLogin<Result>(
  options: MiniProgramQrLoginOptions<Result>,
): UseMiniProgramQrLogin {
  const element = useRef<HTMLElement | null>(null);
  const [snapshot, slot] = useController(
    options,
    (_: typeof PAGE, initial: MiniProgramQrLoginOptions<Result>): MiniProgramQrLoginController<Result> =>
      createMiniProgramQrLogin(initial, () => element.current?.ownerDocument ?? document),
    IDLE,
  );
  useEffect(() => slot.attach(PAGE), [slot]);
  const [actions] = useState(() => ({
    ref: (node: HTMLElement | null) => {
      element.current = node;
    },
    refresh: () => slot.controller?.refresh(),
    codeShown: () => slot.controller?.codeShown(),
    codeFailed: (error: MiniProgramLoginError) => slot.controller?.codeFailed(error),
  }));
  return { ...snapshot, ...actions };
}
