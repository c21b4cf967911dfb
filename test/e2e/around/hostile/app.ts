import { installFakeWxLogin } from '../../../../src/testing/index.js';
import type { HostileLogin } from './case.js';
import { createMiniProgramLogin } from './mini-program.js';
import { MINI_PROGRAM_STAGES } from './mini-program-stages.js';
import { LOOKS } from './parts.js';
import { type Create, createCases, forEach, runCases, uncaught, walk } from './run.js';
import { createWebsiteLogin } from './website.js';
import { WEBSITE_STAGES } from './website-stages.js';

/** Returns the stages that start at that status, each with its index. */
function select<Stage extends { from: string }>(stages: Record<string, Stage>, status: string) {
  const all = Object.keys(stages).map((name, number) => ({ name, number, stage: stages[name] as Stage }));
  const selected = all.filter(({ stage }) => stage.from === status);
  if (selected.length === 0) throw new Error(`no stage begins with ${status}`);
  return selected;
}

/** Each function returns the problems. */
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
            from: 'ready',
            to: 'ready',
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
