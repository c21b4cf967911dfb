import { type ReactNode, StrictMode } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { createQrLogin, openLoginPopup, type QrLogin } from '../../../src/core/index.js';
import {
  createMiniProgramQrLogin,
  type MiniProgramAdapter,
  type MiniProgramCode,
  type MiniProgramProgress,
  MiniProgramQrLogin,
  type MiniProgramQrLoginController,
  type MiniProgramQrLoginProps,
} from '../../../src/mini-program/index.js';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../../src/react/index.js';

const events: [name: string, detail: unknown][] = [];
const report = (name: string) => (detail?: unknown) => {
  events.push([name, detail instanceof Error ? { ...detail, message: detail.message } : detail]);
};

/** The answer of the mini program's server to the next poll, and the number of polls. */
const server = { progress: { status: 'ready' } as MiniProgramProgress, polls: 0 };

const adapter: MiniProgramAdapter = async (): Promise<MiniProgramCode> => ({
  text: 'https://shop.example/scan?token=t',
  expiresIn: 1e6,
  async poll() {
    server.polls++;
    return server.progress;
  },
});

/** The events of window and document that both the page and a login listen to. */
const SHARED = [
  [window, ['message', 'pageshow', 'pagehide', 'online', 'prerenderingchange']],
  [document, ['visibilitychange', 'securitypolicyviolation', 'prerenderingchange']],
] as const;

let root: Root | undefined;
let popOut: Window | null = null;
let vanilla: QrLogin | MiniProgramQrLoginController | undefined;
let popUp = new AbortController();

const show = (content: ReactNode, place: 'page' | 'pop-out') => {
  root ??= createRoot(document.getElementById('root') as HTMLElement);
  const target = place === 'pop-out' ? popOut?.document.body : undefined;
  flushSync(() => root?.render(<StrictMode>{target ? createPortal(content, target) : content}</StrictMode>));
};

const around = {
  events,
  server,

  /** Adds listeners of the page itself. Returns functions that dispatch each event and count its calls. */
  listen() {
    const heard: Record<string, number> = {};
    let sent: Event | undefined;
    for (const [target, types] of SHARED) {
      for (const type of types) {
        const name = `${target === window ? 'window' : 'document'} ${type}`;
        target.addEventListener(type, (event) => {
          if (event === sent) heard[name] = (heard[name] ?? 0) + 1;
        });
        heard[name] = 0;
      }
    }
    return () => {
      for (const name of Object.keys(heard)) heard[name] = 0;
      for (const [target, types] of SHARED) {
        for (const type of types) {
          sent = new Event(type);
          target.dispatchEvent(sent);
        }
      }
      return heard;
    };
  },

  openPopOut() {
    popOut = open('', 'pop-out', 'popup,width=500,height=600');
  },

  renderWebsite(props: WeChatQrLoginProps, place: 'page' | 'pop-out' = 'page') {
    show(
      <WeChatQrLogin
        onStatusChange={report('status')}
        onReady={report('ready')}
        onAuthorized={report('authorized')}
        onRefused={report('refused')}
        onError={report('error')}
        {...props}
      />,
      place,
    );
  },

  renderMiniProgram(props: Partial<MiniProgramQrLoginProps> = {}, place: 'page' | 'pop-out' = 'page') {
    show(
      <MiniProgramQrLogin
        adapter={adapter}
        lang="en"
        interval={20}
        onStatusChange={report('status')}
        onCodeShown={report('shown')}
        onAuthorized={report('authorized')}
        onError={report('error')}
        {...props}
      />,
      place,
    );
  },

  /** The same logins without React. */
  createWebsite(options: WeChatQrLoginProps) {
    const container = document.getElementById('root') as HTMLElement;
    vanilla = createQrLogin(container, {
      onStatusChange: report('status'),
      onReady: report('ready'),
      onAuthorized: report('authorized'),
      onError: report('error'),
      ...options,
    });
  },
  createMiniProgram() {
    vanilla = createMiniProgramQrLogin({
      adapter,
      interval: 20,
      onStatusChange: report('status'),
      onError: report('error'),
    });
  },
  refresh: () => vanilla?.refresh(),
  destroy: () => vanilla?.destroy(),

  offerPopUp(options: Parameters<typeof openLoginPopup>[0]) {
    const button = document.createElement('button');
    button.textContent = 'Pop-up';
    button.onclick = () => {
      popUp = new AbortController();
      openLoginPopup({ ...options, signal: popUp.signal }).then(report('popup'), report('popup-error'));
    };
    document.body.append(button);
  },
  abortPopUp: () => popUp.abort(new Error('changed my mind')),

  unmount() {
    root?.unmount();
    root = undefined;
  },
};

export type AroundPage = typeof around;
Object.assign(window, { around });
