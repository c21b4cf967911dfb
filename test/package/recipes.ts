import { readFileSync } from 'node:fs';

/** Reads the files in docs/testing.md, by name. */
export function readRecipes(): Map<string, string> {
  const blocks = readFileSync('docs/testing.md', 'utf8').matchAll(/```tsx?\n\/\/ (\S+)\n(.*?)```/gs);
  return new Map([...blocks].map(([, file = '', code = '']) => [file, code]));
}

/** Environment of a user's command. Without our Vitest's variables, which the user's Vitest would read. */
export const outsideVitest = {
  VITEST: undefined,
  VITEST_MODE: undefined,
  NODE_ENV: undefined,
  FORCE_COLOR: undefined,
  NO_COLOR: '1',
};
