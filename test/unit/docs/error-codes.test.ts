import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readErrorCodes } from '../../read-names.js';

/** The addresses of error codes in the documentation. Messages of production builds contain them. */

const WEBSITE = 'src/core/wechat-login-error-code.ts';
const MINI_PROGRAM = 'src/mini-program/mini-program-login-error-code.ts';

test.each([
  ['docs/events-and-errors.md', WEBSITE],
  ['docs/events-and-errors_zh-CN.md', WEBSITE],
  ['docs/mini-program.md', MINI_PROGRAM],
  ['docs/mini-program_zh-CN.md', MINI_PROGRAM],
])('%s has an address for every error code, and for no other', (page, source) => {
  const anchors = Array.from(readFileSync(page, 'utf8').matchAll(/<a id="(\w+)"><\/a>/g), ([, id]) => id);
  expect(anchors.sort()).toEqual(readErrorCodes(source).sort());
});
