import { type ReactNode, useState } from 'react';
import type { QrLoginOptions } from 'wechat-qr-login/core';
import { EventPanel } from './EventPanel.js';
import type { Language } from './language.js';
import { Phone } from './Phone.js';
import { RealApp, readApp } from './RealApp.js';
import './stage.css';
import './stories.css';
import { texts } from './texts.js';
import { useEventLog } from './use-event-log.js';
import { useTheme } from './use-theme.js';

/** The values of the toolbar. */
export interface StageGlobals {
  theme: 'light' | 'dark' | 'auto';
  lang: Language;
  wechat: 'fake' | 'real';
}

interface StageProps {
  globals: StageGlobals;
  /** The story's args. They win over the toolbar. */
  args: Partial<QrLoginOptions>;
  /** Whether the stage fills the window. On a docs page it is only as high as the story. */
  fullPage: boolean;
  /** Whether the story shows a QR code of WeChat's, which the phone can scan. */
  hasPhone: boolean;
  /** Whether the story starts with a fault in WeChat. */
  isBroken: boolean;
  children: (args: Partial<QrLoginOptions>) => ReactNode;
}

type Handler = (...details: unknown[]) => unknown;

/** Shows a story, and beside it the visitor's phone and the events. */
export function Stage({ globals, args, fullPage, hasPhone, isBroken, children }: StageProps) {
  const theme = useTheme(globals.theme);
  const [states, setStates] = useState<readonly string[]>([]);
  const [app, setApp] = useState(readApp);
  const { events, log } = useEventLog();
  const isReal = globals.wechat === 'real';
  const lang = args.lang ?? globals.lang;
  const text = texts[lang];

  /** The story's handlers. Each call is logged first. */
  const handlers: Partial<QrLoginOptions> = Object.fromEntries(
    Object.entries(args)
      .filter(([name, handler]) => /^on[A-Z]/.test(name) && typeof handler === 'function')
      .map(([name, handler]) => [
        name,
        (...details: unknown[]) => {
          log(name, details);
          return (handler as Handler)(...details);
        },
      ]),
  );
  const { onMount } = handlers;
  const staged: Partial<QrLoginOptions> = {
    ...args,
    // WeChat's texts are black by default.
    ...(theme === 'dark' && !args.color_scheme && !args.appearance && { style: args.style ?? 'white' }),
    ...(isReal && app),
    lang,
    ...handlers,
    onMount(iframe) {
      const state = new URL(iframe.src).searchParams.get('state') ?? '';
      setStates((earlier) => [...earlier.filter((known) => known !== state), state]);
      onMount?.(iframe);
    },
  };

  // A docs page has several stages, but a page must have only one <main>.
  const [Canvas, Beside] = fullPage ? (['main', 'aside'] as const) : (['div', 'div'] as const);
  return (
    <div
      className="stage"
      data-theme={theme}
      data-full-page={fullPage || undefined}
      lang={lang === 'en' ? 'en' : 'zh-CN'}
    >
      <Canvas className="canvas">{children(staged)}</Canvas>
      <Beside className="beside">
        {isReal && <RealApp text={text} app={app} onChange={setApp} />}
        {!isReal && hasPhone && <Phone text={text} states={states} isBroken={isBroken} />}
        <EventPanel text={text} events={events} />
      </Beside>
    </div>
  );
}
