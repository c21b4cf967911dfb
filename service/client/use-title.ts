import { useEffect } from 'react';

/** Sets the title of the document. `name` is the name of the service. */
export function useTitle(title: string, name: string): void {
  useEffect(() => {
    document.title = name ? `${title} · ${name}` : title;
  }, [title, name]);
}
