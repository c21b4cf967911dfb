import { installFakeWxLogin } from '../../../../src/testing/index.js';
import { ACTS } from './acts.js';
import type { HostileLogin } from './case.js';
import { createMiniProgramLogin, MINI_PROGRAM_STAGES } from './mini-program.js';
import { LOOKS, type Look } from './parts.js';
import { createWebsiteLogin, WEBSITE_STAGES } from './website.js';

/** Uncaught errors of the page, beside those that React reports. */
const uncaught: string[] = [];
addEventListener('error', ({ message }) => uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(`${reason}`));

/** Acts that meet the page's own parts, too: in each form, or in one after the other. */
const IN_EACH_LOOK = /^every text/;
const ON_CONTENT = /nothing|texts|every|foreign|region emptied|some/;
const STEPS = 8;

type Create = (name: string, seed: number, look: Look) => HostileLogin;

interface Case {
  login: HostileLogin;
  act: string;
  look: Look;
}

/** Every act on a login with texts of ours, and where that makes a difference on one with parts of the page's own. */
function createCases(create: Create, start: number): Case[] {
  return Object.keys(ACTS).flatMap((act, index) => {
    const turn = LOOKS[1 + ((start + index) % (LOOKS.length - 1))];
    const looks = LOOKS.filter(
      (look) => look === 'labels' || IN_EACH_LOOK.test(act) || (look === turn && ON_CONTENT.test(act)),
    );
    return looks.map((look, place) => ({ login: create(act, 100 * index + place, look), act, look }));
  });
}

/** What the page shows after the status has changed. */
function checkTexts({ login, act, look }: Case, before: string | undefined): void {
  const { page, to } = login;
  const now = login.getPart(to);
  if (before && before !== now && page.shows(before))
    page.fail(`still shows "${before}" when ${page.status}`);
  if (!ACTS[act]?.intact || page.status !== to || look === 'nothing') return;
  if (now && !page.shows(now)) page.fail(`does not show "${now}" when ${page.status}`);
}

/** Runs a part of each case, all side by side. What it throws is a problem of that case, and the end of it. */
async function forEach(
  logins: readonly HostileLogin[],
  run: (index: number) => Promise<void>,
): Promise<void> {
  await Promise.all(
    logins.map(
      ({ page }, index) => page.hasFailed || run(index).catch((error) => page.fail(`threw ${error}`)),
    ),
  );
}

async function runCases(cases: Case[], release?: () => void): Promise<string[]> {
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

/** The same steps for the same seed: acts of the page, and what else may happen to a login meanwhile. */
async function walk(login: HostileLogin): Promise<void> {
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

/** The ways on from that status, with the number of each among all. */
function select<Stage extends { from: string }>(stages: Record<string, Stage>, status: string) {
  const all = Object.keys(stages).map((name, number) => ({ name, number, stage: stages[name] as Stage }));
  const selected = all.filter(({ stage }) => stage.from === status);
  if (selected.length === 0) throw new Error(`no stage begins with ${status}`);
  return selected;
}

/** Each function answers what went wrong. */
const hostile = {
  async runWebsite(status: string): Promise<string[]> {
    const problems: string[] = [];
    for (const { name, number, stage } of select(WEBSITE_STAGES, status)) {
      const wechat = installFakeWxLogin();
      stage.prepare?.(wechat);
      const create: Create = (act, seed, look) =>
        createWebsiteLogin(`${name}: ${act}, ${look}`, seed, look, wechat, stage);
      problems.push(...(await runCases(createCases(create, number), () => stage.release?.(wechat))));
      wechat.restore();
    }
    return problems;
  },

  async runMiniProgram(status: string): Promise<string[]> {
    const problems: string[] = [];
    for (const { name, number, stage } of select(MINI_PROGRAM_STAGES, status)) {
      const create: Create = (act, seed, look) =>
        createMiniProgramLogin(`${name}: ${act}, ${look}`, seed, look, stage);
      problems.push(...(await runCases(createCases(create, number))));
    }
    return problems;
  },

  async walk(kind: 'website' | 'mini-program', seeds: number[]): Promise<string[]> {
    const wechat = installFakeWxLogin();
    const logins = seeds.map((seed) => {
      const look = LOOKS[seed % LOOKS.length] ?? 'labels';
      const name = `seed ${seed}, ${look}, copy`;
      return kind === 'website'
        ? createWebsiteLogin(name, seed, look, wechat, {
            from: 'ready',
            to: 'ready',
            next: () => undefined,
            inFrame: true,
          })
        : createMiniProgramLogin(name, seed, look, {
            from: 'pending',
            to: 'pending',
            next: () => undefined,
          });
    });
    await forEach(logins, (index) => walk(logins[index] as HostileLogin));
    wechat.restore();
    return [...logins.flatMap(({ page }) => page.problems), ...uncaught.splice(0)];
  },
};

export type Hostile = typeof hostile;
Object.assign(window, { hostile });
