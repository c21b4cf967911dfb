import type { Report } from './page-options.js';

const tab = new URLSearchParams(location.search).get('tab') ?? '';

/** Sends a report to the test. A beacon also arrives if the page is left at once. */
export function report(name: string, detail?: unknown): void {
  const { hidden } = document;
  const prerendering = 'prerendering' in document && document.prerendering === true;
  const plain = detail instanceof Error ? { ...detail, message: detail.message } : detail;
  const all: Report = { name, detail: plain, hidden, prerendering };
  navigator.sendBeacon(`/report?tab=${tab}`, JSON.stringify(all));
}

/** Navigates to another page of the site, so that the visitor can go back. */
export function leave(): void {
  const go = () => location.assign(`/home?tab=${tab}`);
  // Until the load event is over, the new page would replace this one in the session history.
  if (document.readyState === 'complete') go();
  else addEventListener('load', () => setTimeout(go));
}

/** Resolves when the test has sent an order to this page. An open request keeps the page out of Firefox's back/forward cache. */
export const waitForOrder = async (): Promise<string> => (await fetch(`/orders?page=${tab}`)).text();
