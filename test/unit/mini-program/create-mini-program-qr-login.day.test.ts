import { expect, test } from 'vitest';
import { createMiniProgramQrLogin } from '../../../src/mini-program/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { leftovers } from '../helpers/support.js';

const listeners = controlPage();
const HOUR = 60 * 60 * 1000;

test('has as many timers and listeners after a day of polling as after the first hour', async () => {
  let codes = 0;
  let polls = 0;
  const login = createMiniProgramQrLogin<string>({
    interval: 10_000,
    adapter: async () => {
      codes++;
      return {
        text: 'https://shop.example/m?token=t',
        expiresIn: 5 * 60_000,
        poll: async () => {
          polls++;
          return { status: 'ready' };
        },
      };
    },
    onExpired: () => login.refresh(),
  });
  await pass(HOUR);
  const early = leftovers(listeners);
  await pass(23 * HOUR);
  expect(leftovers(listeners)).toEqual(early);
  expect(early.timers).toBeGreaterThan(0);
  expect(codes).toBe(1 + (24 * 60) / 5);
  expect(polls).toBeGreaterThan(8000);
});
