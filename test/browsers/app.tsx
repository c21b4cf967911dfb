import { createRoot } from 'react-dom/client';
import { MiniProgramQrLogin, rest } from '../../src/mini-program/index.js';
import { site } from '../e2e/site/app.js';

/** The page of the tests in old and other browsers. It adds some functions to the login page of the browser tests. */

const complaints: string[] = [];
addEventListener('error', ({ message }) => complaints.push(message));
addEventListener('unhandledrejection', ({ reason }) => complaints.push(`${reason}`));
for (const level of ['error', 'warn'] as const) {
  console[level] = (...details: unknown[]) => complaints.push(details.join(' '));
}

// The package checks its pop-up with timers of 100 ms. The tests count these timers, because browsers slow down the
// timers of a covered window.
const LOOK = 100;
// Timers of 5 s and longer belong to the timeout of the login.
const SLICE = 5000;
const { setTimeout, clearTimeout } = window;
let looks = 0;
const pendingLooks = new Set<number>();
const pendingWaits = new Set<number>();
window.setTimeout = ((callback: (...all: unknown[]) => void, ms = 0, ...all: unknown[]) => {
  if (ms === LOOK) looks++;
  const pending = ms === LOOK ? pendingLooks : ms > LOOK && ms < SLICE ? pendingWaits : undefined;
  const id = setTimeout(() => {
    pending?.delete(id);
    callback(...all);
  }, ms) as unknown as number;
  pending?.add(id);
  return id;
}) as unknown as typeof setTimeout;
window.clearTimeout = (id) => {
  pendingLooks.delete(Number(id));
  pendingWaits.delete(Number(id));
  clearTimeout(id);
};

const LOGO = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

const report = (name: string) => (detail?: unknown) => {
  site.events.push([name, detail instanceof Error ? { ...detail, message: detail.message } : detail]);
};

const extras = {
  complaints,
  countLooks: () => looks,
  /** Whether the page checks its pop-up. */
  isLooking: () => pendingLooks.size > 0,
  /** Whether the page waits for a result that may still arrive. */
  isWaiting: () => pendingWaits.size > 0,
  renderMiniProgram() {
    createRoot(document.getElementById('root') as HTMLElement).render(
      <MiniProgramQrLogin
        adapter={rest({ baseUrl: '/api/scan-login' })}
        lang="en"
        logo={LOGO}
        interval={100}
        onStatusChange={report('status')}
        onCodeShown={report('shown')}
        onScanned={report('scanned')}
        onAuthorized={report('authorized')}
        onError={report('error')}
      />,
    );
  },
};

export type Extras = typeof extras;
Object.assign(window, { extras });

// Called by the page itself, because code that a test runs in the page can count as a click.
if (new URLSearchParams(location.search).has('popup-at-once')) {
  site.offerPopup({ appid: 'wx0123456789abcdef', redirect_uri: `${location.origin}/relay` });
  document.querySelector('button')?.click();
}
