import { useEffect, useRef } from 'react';
import type { EventLog } from '../../service/client/use-event-log.js';
import type { StageTexts } from './texts.js';

/** `{"confirmed":true,"direct":false}` as `confirmed: true, direct: false`; sentences as they are. */
const toReadable = (detail: string) => {
  // A picture as an address says nothing to a reader.
  const short = detail.replace(/data:image[^"]+/g, 'data…');
  return /^[{"]/.test(short) ? short.replace(/[{}"]/g, '').replace(/[:,]/g, '$& ') : short;
};

/** What the parent of the component heard, in order, with the ms since the first of them. */
export function EventPanel({ text, log }: { text: StageTexts; log: EventLog }) {
  const list = useRef<HTMLOListElement>(null);
  const { events } = log;
  useEffect(() => {
    if (events.length && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [events]);
  return (
    <section className="events" aria-label={text.events}>
      <h2>{text.events}</h2>
      {events.length === 0 && <p>{text.noEvents}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it (axe) */}
      <ol ref={list} tabIndex={0}>
        {events.map(({ id, at, name, detail }) => (
          <li key={id}>
            <time>{Math.round(at - (events[0]?.at ?? at))}</time>
            <b>{name}</b> <span>{toReadable(detail)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
