import { createRoot } from 'react-dom/client';
import { createQrLogin, type QrLoginOptions } from '../../../src/core/index.js';
import { createMiniProgramQrLogin, MiniProgramQrLogin, rest } from '../../../src/mini-program/index.js';
import { WeChatQrLogin } from '../../../src/react/index.js';
import type { PageOptions } from './page-options.js';
import { leave, report, waitForOrder } from './report.js';

// The address of this page contains its instructions. A test cannot control the page, because tools such as DevTools
// would disable the back/forward cache.
const { login, callback, wholePage, leaveAt, wait, ...given }: PageOptions = JSON.parse(
  new URLSearchParams(location.search).get('options') ?? '',
);

let hasLeft = false;
function tell(name: string, detail?: unknown): void {
  report(name, detail);
  if (name !== leaveAt || hasLeft) return;
  hasLeft = true;
  leave();
}
const listener = (name: string) => (detail: unknown) => tell(name, detail);

const website = (): QrLoginOptions => ({
  ...given,
  appid: 'wx0123456789abcdef',
  redirect_uri: new URL(callback ?? '/callback', location.href).href,
  onStatusChange: (status) => tell(status),
  onError: listener('onError'),
  ...(wholePage
    ? wholePage === 'self_redirect: false' && { self_redirect: false }
    : { onAuthorized: listener('onAuthorized'), onRefused: listener('onRefused') }),
});

const miniProgram = () => ({
  ...given,
  adapter: rest({ baseUrl: '/api/scan-login' }),
  interval: 100,
  onStatusChange: (status: string) => tell(status),
  onError: listener('onError'),
  onAuthorized: listener('onAuthorized'),
});

const box = document.body.appendChild(document.createElement('div'));

/** Each function renders a login, and returns a function that updates it with the current `given`. */
const logins: Record<PageOptions['login'], () => () => void> = {
  createQrLogin() {
    const controller = createQrLogin(box, website());
    return () => controller.update(website());
  },
  WeChatQrLogin() {
    const root = createRoot(box);
    const render = () => root.render(<WeChatQrLogin {...website()} />);
    render();
    return render;
  },
  createMiniProgramQrLogin() {
    const controller = createMiniProgramQrLogin(miniProgram());
    return () => controller.update(miniProgram());
  },
  MiniProgramQrLogin() {
    const root = createRoot(box);
    const render = () => root.render(<MiniProgramQrLogin {...miniProgram()} />);
    render();
    return render;
  },
};
const update = logins[login]();

addEventListener('pageshow', async ({ persisted }) => {
  if (!persisted) return;
  report('restored');
  // The restored page sends its own requests before this one.
  await fetch('/settled');
  report('settled');
  if (given.enabled !== false || (await waitForOrder()) !== 'enable') return;
  given.enabled = true;
  update();
});
// Capturing, because the event of a frame does not bubble.
document.addEventListener(
  'load',
  ({ target }) => target instanceof HTMLIFrameElement && report('frame loaded'),
  true,
);
document.addEventListener('visibilitychange', () => document.hidden && report('hidden'));
if (wait) setTimeout(report, wait, 'waited');
tell('opened');
