import { renderSVG } from 'uqr';
import { CANCELLED, EXPIRED, SCANNED } from '../simulator/logins.js';
import { renderQrPage } from '../simulator/pages/render-qr-page.js';
import type { SimulatedLogin } from '../simulator/simulated-login.js';
import type { World } from '../simulator/world.js';

/** The panel that the QR page shows for a status. */
const PANELS: Record<number, string> = {
  [SCANNED]: 'scanned',
  [CANCELLED]: 'cancelled',
  [EXPIRED]: 'expired',
};

/** Renders the simulator's QR page as one document without script. */
export function renderFakePage(login: SimulatedLogin, world: World): string {
  // The text of the QR code. Without a server there is no phone page, so the code contains no address.
  const svg = renderSVG(`这不是微信 · This is not WeChat (${login.uuid})`, { border: 2 });
  const page = renderQrPage({
    login,
    picture: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    siteName: world.getSiteName(login.appid),
    desktopUser: world.desktopUser,
  });
  return `${page}`;
}

/** Click handlers for the buttons of the QR page. */
interface PageActions {
  refresh(): void;
  quickLogin(): void;
}

/** Hides all elements with this data attribute, except those with this value. */
const showOnly = (page: Document, name: 'panel' | 'mode', value: string) => {
  for (const element of page.querySelectorAll<HTMLElement>(`[data-${name}]`)) {
    element.hidden = element.dataset[name] !== value;
  }
};

/** Shows the panel for the login's status. */
export function showStatus(page: Document, { status }: SimulatedLogin): void {
  showOnly(page, 'panel', PANELS[status] ?? 'waiting');
  if (status === EXPIRED) showOnly(page, 'mode', 'qr');
}

/** Attaches the click handlers to the buttons of the QR page. */
export function attachActions(page: Document, { refresh, quickLogin }: PageActions): void {
  const on = (selector: string, action: () => void) => {
    for (const button of page.querySelectorAll<HTMLElement>(selector)) button.onclick = action;
  };
  on('.refresh', refresh);
  on('.qlogin_btn', quickLogin);
  on('.web_qrcode_switch', () => showOnly(page, 'mode', 'qr'));
}
