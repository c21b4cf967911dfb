import { html, raw } from 'hono/html';

const page = (body: unknown) =>
  html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title></head><body>${body}</body></html>`;
const script = (text: string) => html`<script>${raw(text)}</script>`;

export const loginPage = () => page(html`<script type="module" src="/app.js"></script>`);

/** Opens a tab for each address in its orders. */
export const controlPage = () =>
  page(
    script(`
      (async () => {
        for (;;) {
          const answer = await fetch('/orders?page=control');
          window.open(await answer.text(), '_blank', 'noopener');
        }
      })();`),
  );

/** Follows an order: `back`, an address, or nothing at the end of the test. */
export const waitingPage = (tab: string) =>
  page(
    script(`
      fetch('/orders?page=${tab}').then(async (answer) => {
        const order = await answer.text();
        if (order === 'back') history.back();
        else if (order) location.assign(order);
      });`),
  );

/** Makes the browser prerender that address. */
export const prerenderingPage = (tab: string, address: string) =>
  page([
    html`<script type="speculationrules">${raw(JSON.stringify({ prerender: [{ urls: [address], eagerness: 'immediate' }] }))}</script>`,
    waitingPage(tab),
  ]);

/** Removes code and state from its address before any other script runs, like some routers. */
export const cleaningPage = () =>
  page(script(`history.replaceState(null, '', location.pathname + location.hash.replace(/[?].*/, ''))`));
