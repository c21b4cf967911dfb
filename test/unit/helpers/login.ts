import { onTestFinished } from 'vitest';
import { createQrLogin, type QrLogin, type QrLoginOptions } from '../../../src/core/index.js';
import { pass } from './control-page.js';
import { createWxLogin, frameAt, options, say, serve } from './support.js';

/** Creates a container in the page and a login in it, until the test ends. Collects the events in order. */
export function createLogin(more: Partial<QrLoginOptions> = {}) {
  const container = document.createElement('div');
  document.body.append(container);
  const heard: string[] = [];
  const tell = (event: string) => {
    heard.push(event);
  };
  const all: QrLoginOptions = {
    ...options,
    onStatusChange: (status, previous) => tell(`${previous} > ${status}`),
    onLoad: () => tell('load'),
    onMount: (iframe) => tell(`mount ${iframe.isConnected}`),
    onReady: ({ confirmed, direct, cause }) =>
      tell(['ready', confirmed && 'confirmed', direct && 'direct', cause?.code].filter(Boolean).join(' ')),
    onExpired: () => tell('expired'),
    onError: ({ code }) => tell(code),
    ...more,
  };
  const login = createQrLogin(container, all);
  // A login that stays would start again in another test, when that test restores the page.
  onTestFinished(() => login.destroy());
  return { login, container, heard, options: all };
}

/** The events of a login until its frame is in the page. */
export const untilMounted = ['idle > loading', 'load', 'loading > mounting', 'mount true'];

/** Returns the state that this attempt has sent. */
export function getState(login: QrLogin): string | null | undefined {
  const { authorizationUrl } = login.getSnapshot();
  return authorizationUrl && new URL(authorizationUrl).searchParams.get('state');
}

/** Loads WeChat's script, if the login waits for it. */
export async function arrive(wxLogin = createWxLogin()) {
  await pass();
  serve(undefined, wxLogin);
  await pass();
  return wxLogin;
}

/** Creates a login that is ready, with no events after that. Requires a WxLogin in the page. */
export async function createReadyLogin(more: Partial<QrLoginOptions> = {}) {
  const created = createLogin(more);
  await pass();
  say(frameAt());
  await pass();
  created.heard.length = 0;
  return created;
}
