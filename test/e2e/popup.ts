import type { Page } from 'playwright/test';
import type { LoginPopupOptions } from '../../src/core/index.js';
import { APPID, type LoginPage } from './login-page.js';

type Options = LoginPopupOptions;

/** Clicks the page's button. Resolves to the window that opens, with WeChat's QR code. */
export async function clickPopup(login: LoginPage): Promise<Page> {
  const opened = login.page.context().waitForEvent('page');
  await login.page.getByRole('button', { name: 'Pop-up' }).click();
  const popup = await opened;
  await popup.getByRole('img').waitFor();
  return popup;
}

export async function openPopup(login: LoginPage, options: Partial<Options> = {}): Promise<Page> {
  const redirect_uri = `${login.server.shop}/relay`;
  await login.page.evaluate((all) => window.site.offerPopup(all), {
    appid: APPID,
    redirect_uri,
    ...options,
  });
  return clickPopup(login);
}

export const untilClosed = async (popup: Page) => {
  if (!popup.isClosed()) await popup.waitForEvent('close');
};

/** Returns the listeners, timers and storage items that a login has left in the page. */
export const leftovers = (page: Page) =>
  page.evaluate(() => ({
    local: { ...localStorage },
    session: Object.values({ ...sessionStorage }).join(''),
  }));
