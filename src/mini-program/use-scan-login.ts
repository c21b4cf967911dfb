'use client';
import { type RefObject, useEffect, useRef, useState } from 'react';
import type { ScanLoginError } from './errors.js';
import type { ScanLoginOptions, ScanLoginState } from './options.js';
import { createScanLogin, type ScanLogin } from './scan-login.js';

/** Options of the hook and the component. */
export interface UseScanLoginOptions<Result = unknown> extends ScanLoginOptions<Result> {
  /** `false` waits, and asks the server for nothing: for a consent box, a closed tab or modal. Default `true`. */
  enabled?: boolean | undefined;
}

/** What `useScanLogin` gives. */
export interface UseScanLogin extends ScanLoginState {
  /** Asks for a new code. The same function in every render, as are the others. */
  refresh: () => void;
  /** Say so when the code you draw can be seen (`onLoad` of its picture). */
  codeShown: () => void;
  /** Say so when it cannot (`onError` of its picture). */
  codeFailed: (error: ScanLoginError) => void;
}

const IDLE: ScanLoginState = { status: 'idle' };

/**
 * The login without any presentation: you draw the code (`code.picture` or `code.text`) and everything else.
 * New inline callbacks or a new adapter in each render cost nothing; a new adapter counts from the next code (give the
 * component another `key` to switch at once). Unmounting ends everything, and asks nothing more of the server.
 *
 * `element` is a ref to any element beside the code, where that may be in another window (a portal into a pop-up):
 * nothing is asked of the server while that window is hidden. Default: the page's own window.
 *
 * @example
 * // An adapter whose codes are pictures; with a text (`code.text`) it is for you to draw.
 * const { status, code, refresh, codeShown } = useScanLogin({ adapter: authing({ appId, appHost }), onAuthorized });
 * if (status === 'expired') return <button onClick={refresh}>Refresh</button>;
 * return code && <img src={code.picture} alt="QR code" onLoad={codeShown} />;
 */
export function useScanLogin<Result>(
  options: UseScanLoginOptions<Result>,
  element?: RefObject<Element | null>,
): UseScanLogin {
  const [state, setState] = useState(IDLE);
  const login = useRef<ScanLogin<Result>>(undefined);
  const latest = useRef(options);

  // Before the effect below: a login made in this very commit must start with this render's options.
  useEffect(() => {
    latest.current = options;
    login.current?.update(options);
  });

  const enabled = options.enabled !== false;
  useEffect(() => {
    if (!enabled) return;
    const created = createScanLogin(
      latest.current,
      setState,
      () => element?.current?.ownerDocument ?? document,
    );
    login.current = created;
    created.start();
    return () => {
      created.destroy();
      login.current = undefined;
      setState(IDLE);
    };
  }, [enabled, element]);

  const [actions] = useState(() => ({
    refresh: () => login.current?.refresh(),
    codeShown: () => login.current?.codeShown(),
    codeFailed: (error: ScanLoginError) => login.current?.codeFailed(error),
  }));
  return { ...state, ...actions };
}
