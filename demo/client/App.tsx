import { useState } from 'react';
import { createStylesheet, type QrLoginOptions } from 'wechat-qr-login/core';
import type { DemoConfig } from '../server/config.js';
import { Inspector } from './Inspector.js';
import { LoginForm } from './LoginForm.js';
import { QrPanel } from './QrPanel.js';
import { texts } from './texts.js';
import { useEventLog } from './use-event-log.js';

/** What the login page would pass in production: a compact QR code in the colours of the page. */
const styled = (dark: boolean): Partial<QrLoginOptions> => ({
  css: createStylesheet({ qrSize: 216, radius: 12, title: false }),
  style: dark ? 'white' : 'black',
  width: 260,
  height: 332,
});

const systemIsDark = () => matchMedia('(prefers-color-scheme: dark)').matches;

export function App({ config }: { config: DemoConfig }) {
  const [dark, setDark] = useState(systemIsDark);
  const [lang, setLang] = useState<'cn' | 'en'>(navigator.language.startsWith('en') ? 'en' : 'cn');
  const [changed, setChanged] = useState<Partial<QrLoginOptions>>({});
  const [open, setOpen] = useState(false);
  const log = useEventLog();
  const text = texts[lang];
  const { wechat, ...connection } = config;
  const options: QrLoginOptions = { ...connection, ...styled(dark), lang, ...changed };

  return (
    <div className="page" data-theme={dark ? 'dark' : 'light'} lang={lang === 'en' ? 'en' : 'zh-CN'}>
      <header className="bar">
        <span className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" />
            <path d="M11 9h10l-2 4c3 3 3 8-1 10h-4c-4-2-4-7-1-10z" />
          </svg>
          青瓷 Celadon
        </span>
        <nav>
          <button type="button" onClick={() => setLang(lang === 'en' ? 'cn' : 'en')}>
            {text.language}
          </button>
          <button type="button" onClick={() => setDark(!dark)} aria-pressed={dark}>
            {text.theme}
          </button>
          <button type="button" onClick={() => setOpen(!open)} aria-expanded={open} aria-controls="inspector">
            {text.inspector}
          </button>
        </nav>
      </header>
      <div className="stage">
        <main className="card">
          <LoginForm text={text} />
          <QrPanel text={text} options={options} log={log} simulated={wechat === 'simulator'} />
        </main>
        {open && (
          <Inspector
            title={text.inspector}
            options={options}
            onChange={(name, value) => setChanged({ ...changed, [name]: value })}
            log={log}
            onClose={() => setOpen(false)}
          />
        )}
      </div>
    </div>
  );
}
