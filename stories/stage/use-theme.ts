import { useSyncExternalStore } from 'react';

const queryDark = () => matchMedia('(prefers-color-scheme: dark)');

/** Returns the theme to show. `auto` follows the system. */
export function useTheme(theme: 'light' | 'dark' | 'auto'): 'light' | 'dark' {
  const isSystemDark = useSyncExternalStore(
    (listener) => {
      const query = queryDark();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
    () => queryDark().matches,
  );
  if (theme !== 'auto') return theme;
  return isSystemDark ? 'dark' : 'light';
}
