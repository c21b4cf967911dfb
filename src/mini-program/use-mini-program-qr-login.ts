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

/** The result of `useMiniProgramQrLogin`. */
export interface UseMiniProgramQrLogin extends MiniProgramQrLoginSnapshot {
  /**
   * The ref of any element beside the code. Only needed if the code can be in another window (a portal into a pop-up).
   * While that window is hidden, no request is sent.
   */
  ref: RefCallback<HTMLElement>;
  /** Requests a new QR code. All functions here are the same in every render. */
  refresh: () => void;
  /** Call it when the code that you draw is visible (`onLoad` of its picture). */
  codeShown: () => void;
  /** Call it when the code cannot be shown (`onError` of its picture). */
  codeFailed: (error: MiniProgramLoginError) => void;
}

const IDLE: MiniProgramQrLoginSnapshot = { status: 'idle' };

/** The controller has no element. It exists as long as the component. */
const PAGE = { isConnected: true };

/**
 * Runs the login without presentation: you render the code (`code.picture` or `code.text`) and everything else. New
 * inline callbacks, or a new adapter, in each render request no new code. A new adapter is used from the next code on.
 * To use it at once, change the `key` of your component. Unmounting ends the login.
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
