import { useSyncExternalStore } from 'react';

const dark = () => matchMedia('(prefers-color-scheme: dark)');

/** `auto` is what the system says, and follows it. */
export function useTheme(theme: 'light' | 'dark' | 'auto'): 'light' | 'dark' {
  const systemIsDark = useSyncExternalStore(
    (listener) => {
      const query = dark();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => dark().matches,
  );
  if (theme !== 'auto') return theme;
  return systemIsDark ? 'dark' : 'light';
}
