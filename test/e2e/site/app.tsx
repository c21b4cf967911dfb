import { Activity, createRef, StrictMode, Suspense, use, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { parseAuthorizationUrl, readCallback, verifyState } from '../../../src/core/index.js';
import {
  WeChatQrLogin,
  type WeChatQrLoginHandle,
  type WeChatQrLoginProps,
} from '../../../src/react/index.js';
import { createWaysIn } from './ways-in.js';

/** The events of each widget, in order: [name, detail]. */
export type SiteEvent = [name: string, detail: unknown];

type Scene = 'plain' | 'portal' | 'hidden' | 'activity' | 'suspense' | 'pair';

const events: SiteEvent[] = [];
/** Converts errors and elements to JSON, because Playwright cannot return them. */
function serialise(detail: unknown): unknown {
  if (detail instanceof Error) return { ...detail, message: detail.message };
  if (detail instanceof Element) return detail.outerHTML;
  if (typeof detail !== 'object' || detail === null) return detail;
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, serialise(value)]));
}

const handle = createRef<WeChatQrLoginHandle>();

function Widget({ name = '', ...props }: WeChatQrLoginProps & { name?: string }) {
  const report =
    (event: string) =>
    (...details: unknown[]) =>
      events.push([name + event, details.map(serialise)[0]]);
  // New functions in every render, as in most apps.
  const handlers = {
    onStatusChange: report('status'),
    onLoad: report('load'),
    onMount: report('mount'),
    onReady: report('ready'),
    onAuthorized: report('authorized'),
    onRefused: report('refused'),
    onExpired: report('expired'),
    onError: report('error'),
  };
  const { onAuthorized, onRefused, ...others } = handlers;
  // Without these two handlers, self_redirect is unset.
  const listening = props.self_redirect === undefined || props.self_redirect;
  return (
    <WeChatQrLogin ref={handle} {...others} {...(listening && { onAuthorized, onRefused })} {...props} />
  );
}

let wait: Promise<void> | undefined;
function Waiting() {
  if (wait) use(wait);
  return null;
}

function Scene({ scene, props, shown }: { scene: Scene; props: WeChatQrLoginProps; shown: boolean }) {
  const [modal] = useState(() => document.body.appendChild(document.createElement('dialog')));
  if (scene === 'portal') return createPortal(<Widget {...props} />, modal);
  if (scene === 'hidden') return <div hidden={!shown}>{<Widget {...props} />}</div>;
  if (scene === 'activity') {
    return (
      <Activity mode={shown ? 'visible' : 'hidden'}>
        <Widget {...props} />
      </Activity>
    );
  }
  if (scene === 'suspense') {
    return (
      <Suspense fallback="waiting">
        <Waiting />
        <Widget {...props} />
      </Suspense>
    );
  }
  if (scene === 'pair') {
    return (
      <>
        <Widget name="a:" {...props} />
        <Widget name="b:" {...props} />
      </>
    );
  }
  return <Widget {...props} />;
}

let root: Root | undefined;
export const site = {
  events,
  ...createWaysIn((name, detail) => events.push([name, serialise(detail)])),
  parseAuthorizationUrl,
  readCallback,
  verifyState,
  render(props: WeChatQrLoginProps, scene: Scene = 'plain', shown = true) {
    root ??= createRoot(document.getElementById('root') as HTMLElement);
    flushSync(() =>
      root?.render(
        <StrictMode>
          <Scene scene={scene} props={props} shown={shown} />
        </StrictMode>,
      ),
    );
  },
  refresh: () => handle.current?.refresh(),
  unmount() {
    root?.unmount();
    root = undefined;
  },
  suspend() {
    let release = () => {};
    wait = new Promise((resolve) => {
      release = () => {
        wait = undefined;
        resolve();
      };
    });
    return () => release();
  },
};

export type Site = typeof site;
Object.assign(window, { site });
