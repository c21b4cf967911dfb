import type { QrLoginOptions } from 'wechat-qr-login/core';
import { OPTIONS, OptionControl, type OptionName } from './OptionControl.js';
import type { EventLog } from './use-event-log.js';

interface InspectorProps {
  title: string;
  options: QrLoginOptions;
  onChange: (name: OptionName, value: unknown) => void;
  log: EventLog;
  onClose: () => void;
}

/** The developer panel: shows events and the result of the login, and changes options. */
export function Inspector({ title, options, onChange, log, onClose }: InspectorProps) {
  const result = log.events.findLast(({ name }) => /onAuthorized|onRefused|onError/.test(name));
  return (
    <aside
      className="inspector"
      id="inspector"
      aria-label={title}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" onClick={log.clear}>
          Clear
        </button>
        <button type="button" onClick={onClose} aria-label="Close">
          ✕
        </button>
      </header>
      <section>
        <h3>Result</h3>
        <p className="value">{result ? `${result.name} ${result.detail}` : '—'}</p>
      </section>
      <section>
        <h3>Events</h3>
        <div role="log" aria-label="Events">
          <ol>
            {log.events.map(({ id, at, name, detail }) => (
              <li key={id}>
                <time>{(at / 1000).toFixed(2)} s</time> <b>{name}</b> <span>{detail}</span>
              </li>
            ))}
          </ol>
        </div>
      </section>
      <section>
        <h3>Options</h3>
        <div className="options">
          {OPTIONS.map((option) => (
            <OptionControl
              key={option.name}
              option={option}
              value={options[option.name]}
              onChange={onChange}
            />
          ))}
        </div>
      </section>
    </aside>
  );
}
