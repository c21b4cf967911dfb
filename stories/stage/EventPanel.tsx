import { useEffect, useRef } from 'react';
import './events.css';
import type { StageTexts } from './texts.js';
import type { LoggedEvent } from './use-event-log.js';

interface EventPanelProps {
  text: StageTexts;
  events: readonly LoggedEvent[];
}

/** Lists the events that the page received, with the ms since the first one. */
export function EventPanel({ text, events }: EventPanelProps) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    if (events.length && list.current) list.current.scrollTop = list.current.scrollHeight;
  }, [events]);
  return (
    <section className="events" aria-label={text.events}>
      <h2>{text.events}</h2>
      {events.length === 0 && <p>{text.noEvents}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it (axe) */}
      <ol ref={list} tabIndex={0}>
        {events.map(({ id, time, name, detail }) => (
          <li key={id}>
            <time>{Math.round(time - (events[0]?.time ?? time))}</time>
            <b>{name}</b> <span>{detail}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
