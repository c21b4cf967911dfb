import { useCallback, useMemo, useState } from 'react';
import type { QrLoginEvents } from 'wechat-qr-login';

export interface LoggedEvent {
  id: number;
  /** ms since the page was opened. */
  at: number;
  name: string;
  detail: string;
}

const toText = (detail: unknown) => {
  if (detail instanceof Error) return detail.message;
  if (detail instanceof Element) return detail.tagName.toLowerCase();
  return detail === undefined
    ? ''
    : JSON.stringify(detail, (_, value) => (value instanceof Error ? value.message : value));
};

/** Records the last twenty events of a login. `handlers` are the event handlers for a QR login. */
export function useEventLog() {
  const [events, setEvents] = useState<LoggedEvent[]>([]);
  const write = useCallback((name: string, details: unknown[]) => {
    const at = performance.now();
    setEvents((earlier) => [
      ...earlier.slice(-19),
      { id: (earlier.at(-1)?.id ?? 0) + 1, at, name, detail: details.map(toText).join(' ← ') },
    ]);
  }, []);
  const handlers = useMemo(() => {
    const on =
      (name: keyof QrLoginEvents) =>
      (...details: unknown[]) =>
        write(name, details);
    return {
      onStatusChange: on('onStatusChange'),
      onLoad: on('onLoad'),
      onMount: on('onMount'),
      onReady: on('onReady'),
      onAuthorized: on('onAuthorized'),
      onRefused: on('onRefused'),
      onExpired: on('onExpired'),
      onError: on('onError'),
    };
  }, [write]);
  return { events, write, handlers, clear: () => setEvents([]) };
}

export type EventLog = ReturnType<typeof useEventLog>;
