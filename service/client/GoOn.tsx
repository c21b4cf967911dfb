import { useEffect } from 'react';

/** Replaces the page. For an address that has nothing to show to this visitor. */
export function GoOn({ to }: { to: string }) {
  useEffect(() => location.replace(to), [to]);
  return <main className="card single" aria-busy="true" />;
}
