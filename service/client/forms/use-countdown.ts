import { useEffect, useState } from 'react';

/** Counts seconds down to 0. Returns the rest, and the function that starts it. */
export function useCountdown(): [rest: number, start: (seconds: number) => void] {
  const [endsAt, setEndsAt] = useState(0);
  const [now, setNow] = useState(0);
  const rest = Math.max(0, Math.ceil((endsAt - now) / 1000));
  useEffect(() => {
    if (!endsAt) return;
    // Timers of hidden pages are slow, so the clock decides.
    const timer = setInterval(() => {
      setNow(Date.now());
      if (Date.now() >= endsAt) clearInterval(timer);
    }, 250);
    return () => clearInterval(timer);
  }, [endsAt]);
  return [
    rest,
    (seconds) => {
      setNow(Date.now());
      setEndsAt(Date.now() + seconds * 1000);
    },
  ];
}
