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

/** Acts that meet what a page has put into a part; the others meet only what is always there. */
const ON_CONTENT = /nothing|text|every|foreign|region|some|box emptied/;
const STEPS = 8;

type Create = (name: string, seed: number, look: Look) => HostileLogin;

interface Case {
  login: HostileLogin;
  act: string;
  look: Look;
}

/** Every act, in every form that the parts may have where that matters. */
const createCases = (create: Create): Case[] =>
  Object.keys(ACTS).flatMap((act, index) =>
    LOOKS.filter((look) => look === 'labels' || ON_CONTENT.test(act)).map((look, place) => ({
      login: create(`${act}, ${look}`, 100 * index + place, look),
      act,
      look,
    })),
  );

/** What the page shows after the status has changed. */
function checkTexts({ login, act, look }: Case, before: string | undefined): void {
  const { page, to } = login;
  const now = login.getPart(to);
  if (before && before !== now && page.shows(before)) page.fail(`still shows "${before}" when ${page.status}`);
  if (!ACTS[act]?.intact || page.status !== to || look === 'nothing') return;
  if (now && !page.shows(now)) page.fail(`does not show "${now}" when ${page.status}`);
}

/** Runs a part of each case, all side by side. What it throws is a problem of that case, and the end of it. */
async function forEach(logins: readonly HostileLogin[], run: (index: number) => Promise<void>): Promise<void> {
  await Promise.all(
    logins.map(({ page }, index) => page.hasFailed || run(index).catch((error) => page.fail(`threw ${error}`))),
  );
}

async function runCases(cases: Case[], release: () => void): Promise<string[]> {
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
  release();
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

const hostile = {
  websiteStages: Object.keys(WEBSITE_STAGES),
  miniProgramStages: Object.keys(MINI_PROGRAM_STAGES),

  /** Answers what went wrong. */
  async runWebsite(name: string): Promise<string[]> {
    const stage = WEBSITE_STAGES[name];
    if (!stage) throw new Error(name);
    const wechat = installFakeWxLogin();
    stage.prepare?.(wechat);
    const create: Create = (act, seed, look) => createWebsiteLogin(`${name}: ${act}`, seed, look, wechat, stage);
    const problems = await runCases(createCases(create), () => stage.release?.(wechat));
    wechat.restore();
    return problems;
  },

  runMiniProgram(name: string): Promise<string[]> {
    const stage = MINI_PROGRAM_STAGES[name];
    if (!stage) throw new Error(name);
    const create: Create = (act, seed, look) => createMiniProgramLogin(`${name}: ${act}`, seed, look, stage);
    return runCases(createCases(create), () => undefined);
  },

  async walk(kind: 'website' | 'mini-program', seeds: number[]): Promise<string[]> {
    const wechat = installFakeWxLogin();
    const logins = seeds.map((seed) => {
      const look = LOOKS[seed % LOOKS.length] ?? 'labels';
      const name = `seed ${seed}, ${look}, copy`;
      return kind === 'website'
        ? createWebsiteLogin(name, seed, look, wechat, { status: 'ready', to: 'ready', next: () => undefined, inFrame: true })
        : createMiniProgramLogin(name, seed, look, { status: 'pending', to: 'pending', next: () => undefined });
    });
    await forEach(logins, (index) => walk(logins[index] as HostileLogin));
    wechat.restore();
    return [...logins.flatMap(({ page }) => page.problems), ...uncaught.splice(0)];
  },
};

export type Hostile = typeof hostile;
Object.assign(window, { hostile });
