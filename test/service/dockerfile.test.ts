import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dockerfile = readFileSync(`${root}service/Dockerfile`, 'utf8');

test('the Dockerfile has no problems', () => {
  const problems = validate(dockerfile, {});
  expect(problems.map(({ message, range }) => `${range.start.line + 1}: ${message}`)).toEqual([]);
});

test('the Dockerfile copies files that exist, and runs scripts that exist', () => {
  const copied = [...dockerfile.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) =>
    paths.split(' '),
  );
  expect(copied.length).toBeGreaterThan(5);
  for (const path of copied) expect(existsSync(root + path), path).toBe(true);
  const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  for (const [, script = ''] of dockerfile.matchAll(/npm run (\S+)/g)) expect(scripts).toHaveProperty(script);
});

test('the container does not run as root, and its image has no secrets', () => {
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).not.toMatch(/SECRET|_KEY|PASSWORD/);
  expect(readFileSync(`${root}service/Dockerfile.dockerignore`, 'utf8')).toContain('**/.env*');
});
