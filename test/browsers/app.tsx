import { createRoot } from 'react-dom/client';
import { MiniProgramQrLogin, rest } from '../../src/mini-program/index.js';
import { site } from '../e2e/site/app.js';

/** What the tests in old and other browsers need beside the login page of the browser tests. */

const complaints: string[] = [];
addEventListener('error', ({ message }) => complaints.push(message));
addEventListener('unhandledrejection', ({ reason }) => complaints.push(`${reason}`));
for (const level of ['error', 'warn'] as const) {
  console[level] = (...details: unknown[]) => complaints.push(details.join(' '));
}

// The package looks at its pop-up by such timers. Counted, because in a window behind others they are slow: seconds say
// nothing there.
const LOOK = 100;
const { setTimeout } = window;
let looks = 0;
window.setTimeout = ((...all: Parameters<typeof setTimeout>) => {
  if (all[1] === LOOK) looks++;
  return setTimeout(...all);
}) as typeof setTimeout;

const LOGO = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';

const report = (name: string) => (detail?: unknown) => {
  site.events.push([name, detail instanceof Error ? { ...detail, message: detail.message } : detail]);
};

const extras = {
  complaints,
  countLooks: () => looks,
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

// Without a click: code that a test runs in the page may count as one.
if (new URLSearchParams(location.search).has('popup-at-once')) {
  site.offerPopup({ appid: 'wx0123456789abcdef', redirect_uri: `${location.origin}/relay` });
  document.querySelector('button')?.click();
}
