import { type EffectCallback, useLayoutEffect as useBrowserLayoutEffect, useEffect } from 'react';

/** `useLayoutEffect`, without the warning of React 18 and older on a server. */
export const useLayoutEffect = (effect: EffectCallback, dependencies?: readonly unknown[]): void =>
  (typeof document === 'undefined' ? useEffect : useBrowserLayoutEffect)(effect, dependencies);
