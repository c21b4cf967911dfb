import { useCallback, useState } from 'react';

/** An event of a login, as the stage lists it. */
export interface LoggedEvent {
  id: number;
  /** ms since the page was opened. */
  time: number;
  name: string;
  detail: string;
}

/** How many events are kept. */
const LIMIT = 20;

const toText = (detail: unknown): string => {
  if (detail instanceof Error) return detail.message;
  if (detail instanceof Element) return detail.tagName.toLowerCase();
  if (detail === undefined) return '';
  const json = JSON.stringify(detail, (_, value) => (value instanceof Error ? value.message : value));
  // Shows {"confirmed":true} as `confirmed: true`, and leaves out pictures.
  return json
    .replace(/data:image[^"]+/g, 'data…')
    .replace(/[{}"]/g, '')
    .replace(/[:,]/g, '$& ');
};

/** Returns the latest events, and the function that adds one. */
export function useEventLog() {
  const [events, setEvents] = useState<readonly LoggedEvent[]>([]);
  const log = useCallback((name: string, details: unknown[]) => {
    const time = performance.now();
    // onStatusChange gets the new status first.
    const detail = details.map(toText).reverse().join(' → ');
    setEvents((earlier) => [
      ...earlier.slice(1 - LIMIT),
      { id: (earlier.at(-1)?.id ?? 0) + 1, time, name, detail },
    ]);
  }, []);
  return { events, log };
}
