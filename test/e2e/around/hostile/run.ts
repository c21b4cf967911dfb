import { ACTS } from './acts.js';
import type { HostileLogin } from './case.js';
import { LOOKS, type Look } from './parts.js';

/** Uncaught errors of the page, except those that React reports. */
export const uncaught: string[] = [];
addEventListener('error', ({ message }) => uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(`${reason}`));

/** Acts that also change the page's own parts: in each form, or in one form per act. */
const IN_EACH_LOOK = /^every text/;
const ON_CONTENT = /nothing|texts|every|foreign|region emptied|some/;
const STEPS = 8;

export type Create = (name: string, seed: number, look: Look) => HostileLogin;

interface Case {
  login: HostileLogin;
  act: string;
  look: Look;
}

/** Runs every act on a login with our texts and, if it makes a difference, on a login with parts of the page. */
export function createCases(create: Create, start: number): Case[] {
  return Object.keys(ACTS).flatMap((act, index) => {
    const turn = LOOKS[1 + ((start + index) % (LOOKS.length - 1))];
    const looks = LOOKS.filter(
      (look) => look === 'labels' || IN_EACH_LOOK.test(act) || (look === turn && ON_CONTENT.test(act)),
    );
    return looks.map((look, place) => ({ login: create(act, 100 * index + place, look), act, look }));
  });
}

/** Checks the page after a change of the status. */
function checkTexts({ login, act, look }: Case, before: string | undefined): void {
  const { page, to } = login;
  const now = login.getPart(to);
  if (before && before !== now && page.shows(before))
    page.fail(`still shows "${before}" when ${page.status}`);
  if (!ACTS[act]?.intact || page.status !== to || look === 'nothing') return;
  if (now && !page.shows(now)) page.fail(`does not show "${now}" when ${page.status}`);
}

/** Runs a step of all cases concurrently. An error is a problem of its case, and ends it. */
export async function forEach(
  logins: readonly HostileLogin[],
  run: (index: number) => Promise<void>,
): Promise<void> {
  await Promise.all(
    logins.map(
      ({ page }, index) => page.hasFailed || run(index).catch((error) => page.fail(`threw ${error}`)),
    ),
  );
}

export async function runCases(cases: Case[], release?: () => void): Promise<string[]> {
  const logins = cases.map(({ login }) => login);
  const isIntact = (index: number) => Boolean(ACTS[cases[index]?.act ?? '']?.intact);
  await forEach(logins, async (index) => {
    const { page, from, reach } = logins[index] as HostileLogin;
    await reach();
    await page.until(from);
    page.render();
    page.act(`${cases[index]?.act}`);
    page.render();
  });
  release?.();
  await forEach(logins, async (index) => {
    const { page, from, to, next, canGoOn, getPart } = logins[index] as HostileLogin;
    const before = isIntact(index) ? getPart(from) : undefined;
    if (isIntact(index) || canGoOn()) {
      next();
      await page.until(to, ...(isIntact(index) ? [] : ['error']));
      page.render();
      checkTexts(cases[index] as Case, before);
    }
    page.render();
    page.leave();
  });
  return [...logins.flatMap(({ page }) => page.problems), ...uncaught.splice(0)];
}

/** Creates steps from a seed: acts of the page, and other events of a login. */
export async function walk(login: HostileLogin): Promise<void> {
  const { page } = login;
  const acts = Object.keys(ACTS);
  await page.until(login.from);
  for (let step = 0; step < STEPS; step++) {
    const event = page.choose(['act', 'act', 'act', 'refresh', 'approve', 'hide'] as const);
    if (event === 'act') page.act(page.choose(acts));
    if (event === 'refresh') login.refresh();
    if (event === 'approve' && login.canGoOn()) login.approve();
    if (event === 'hide') page.hide();
    page.render();
    await new Promise((next) => setTimeout(next));
  }
  page.hide(false);
  page.render();
  login.refresh();
  await page.until(login.from, 'error');
  page.leave();
}
