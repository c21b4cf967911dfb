import { renderSVG } from 'uqr';
import { CANCELLED, EXPIRED, SCANNED, type SimulatedLogin } from '../simulator/logins.js';
import { renderQrPage } from '../simulator/pages/qr-page.js';
import type { World } from '../simulator/world.js';

const PANELS: Record<number, string> = {
  [SCANNED]: 'scanned',
  [CANCELLED]: 'cancelled',
  [EXPIRED]: 'expired',
};

/** WeChat's QR page as the simulator draws it, in one piece and without a script of its own. */
export function renderFakePage(login: SimulatedLogin, world: World): string {
  // No address: whoever points a real phone at a story learns what it is.
  const svg = renderSVG(`这不是微信 · This is not WeChat (${login.uuid})`, { border: 2 });
  const page = renderQrPage({
    login,
    picture: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    siteName: world.getSiteName(login.appid),
    desktopUser: world.desktopUser,
  });
  return `${page}`;
}

/** What the buttons in the page do. */
interface PageActions {
  refresh(): void;
  quickLogin(): void;
}

const showOnly = (page: Document, name: 'panel' | 'mode', value: string) => {
  for (const element of page.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
    element.hidden = element.dataset[name] !== value;
  }
};

/** The panel that fits where the login stands, in a page that is up. */
export function showStatus(page: Document, { status }: SimulatedLogin): void {
  showOnly(page, 'panel', PANELS[status] ?? 'waiting');
  if (status === EXPIRED) showOnly(page, 'mode', 'qr');
}

/** Gives the page's buttons their actions. */
export function attachActions(page: Document, { refresh, quickLogin }: PageActions): void {
  const on = (selector: string, action: () => void) => {
    for (const button of page.querySelectorAll<HTMLElement>(selector)) button.onclick = action;
  };
  on('.refresh', refresh);
  on('.qlogin_btn', quickLogin);
  on('.web_qrcode_switch', () => showOnly(page, 'mode', 'qr'));
}
