import { useEffect, useRef } from 'react';
import { fetchVisitor, type Visitor } from './auth-client.js';

/**
 * Tells the other tabs of the site who is signed in, and follows them. Without `BroadcastChannel` (Safari before 15.4),
 * a tab learns of it when it is loaded again.
 */
export function useSharedSession(visitor: Visitor | null, onChange: (visitor: Visitor | null) => void): void {
  const email = visitor?.email ?? '';
  const latest = useRef({ email, onChange });
  const channel = useRef<BroadcastChannel>(undefined);
  useEffect(() => {
    latest.current = { email, onChange };
  });
  useEffect(() => {
    if (typeof BroadcastChannel !== 'function') return;
    const opened = new BroadcastChannel('session');
    channel.current = opened;
    opened.onmessage = async ({ data }) => {
      if (data === latest.current.email) return;
      // The message is only a hint. The server knows.
      const found = await fetchVisitor();
      if (!found.failure) latest.current.onChange(found.data);
    };
    return () => opened.close();
  }, []);
  const isFirst = useRef(true);
  useEffect(() => {
    // A tab that opens without a session has nothing to tell.
    if (email || !isFirst.current) channel.current?.postMessage(email);
    isFirst.current = false;
  }, [email]);
}
