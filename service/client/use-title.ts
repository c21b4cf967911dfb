import { useEffect } from 'react';

/** What the tab, the history and the first words of a screen reader call the page. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 青瓷 Celadon`;
  }, [title]);
}
