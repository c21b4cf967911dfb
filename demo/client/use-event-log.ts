import { useMemo, useState } from 'react';
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

/** The last twenty events of the login, in order, and the handlers that write them down. */
export function useEventLog() {
  const [events, setEvents] = useState<LoggedEvent[]>([]);
  const handlers = useMemo(() => {
    const write =
      (name: keyof QrLoginEvents) =>
      (...details: unknown[]) => {
        const at = performance.now();
        setEvents((earlier) => [
          ...earlier.slice(-19),
          { id: (earlier.at(-1)?.id ?? 0) + 1, at, name, detail: details.map(toText).join(' ← ') },
        ]);
      };
    return {
      onStatusChange: write('onStatusChange'),
      onLoad: write('onLoad'),
      onMount: write('onMount'),
      onReady: write('onReady'),
      onAuthorized: write('onAuthorized'),
      onRefused: write('onRefused'),
      onExpired: write('onExpired'),
      onError: write('onError'),
    };
  }, []);
  return { events, handlers, clear: () => setEvents([]) };
}

export type EventLog = ReturnType<typeof useEventLog>;
