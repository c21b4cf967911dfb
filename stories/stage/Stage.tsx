import { type ReactNode, useState } from 'react';
import type { QrLoginOptions } from 'wechat-qr-login/core';
import { useEventLog } from '../../service/client/use-event-log.js';
import { EventPanel } from './EventPanel.js';
import { Phone } from './Phone.js';
import { RealApp, readApp } from './RealApp.js';
import './stage.css';
import { texts } from './texts.js';
import { useTheme } from './use-theme.js';

/** What the toolbar says. */
export interface StageGlobals {
  theme: 'light' | 'dark' | 'auto';
  lang: 'cn' | 'en';
  wechat: 'fake' | 'real';
}

interface StageProps {
  globals: StageGlobals;
  /** The story's own. What it leaves open, the toolbar decides. */
  args: Partial<QrLoginOptions>;
  /** Fills the window, as a story does; on a docs page it takes the room it needs. */
  fullPage: boolean;
  /** Whether the phone that scans WeChat's code has something to do here. Default: it has. */
  phone: boolean;
  /** Whether WeChat is broken on purpose for this story. */
  broken: boolean;
  children: (args: Partial<QrLoginOptions>) => ReactNode;
}

/** A story, with the phone and the events beside it. */
export function Stage({ globals, args, fullPage, phone, broken, children }: StageProps) {
  const theme = useTheme(globals.theme);
  const [states, setStates] = useState<readonly string[]>([]);
  const [app, setApp] = useState(readApp);
  const log = useEventLog();
  const real = globals.wechat === 'real';
  const lang = args.lang ?? globals.lang;
  const text = texts[lang];

  /** The story's own handlers, and the log's before them. */
  const handlers: Partial<QrLoginOptions> = Object.fromEntries(
    Object.entries(args)
      .filter(([name, own]) => /^on[A-Z]/.test(name) && typeof own === 'function')
      .map(([name, own]) => [
        name,
        (...details: unknown[]) => {
          log.write(name, details);
          return (own as (...details: unknown[]) => unknown)(...details);
        },
      ]),
  );
  const { onMount } = handlers;
  const staged: Partial<QrLoginOptions> = {
    ...args,
    // WeChat's texts are black unless the page asks for white.
    ...(theme === 'dark' && !args.color_scheme && { style: args.style ?? 'white' }),
    ...(real && app),
    lang,
    ...handlers,
    onMount(iframe) {
      const state = new URL(iframe.src).searchParams.get('state') ?? '';
      setStates((earlier) => [...earlier.filter((known) => known !== state), state]);
      onMount?.(iframe);
    },
  };

  // A docs page has several stages, and no page has two main parts.
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
        {real && <RealApp text={text} app={app} onChange={setApp} />}
        {!real && phone && <Phone text={text} states={states} broken={broken} />}
        <EventPanel text={text} log={log} />
      </Beside>
    </div>
  );
}
