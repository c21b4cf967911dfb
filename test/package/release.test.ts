import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram } from '../run-program.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const script = join(process.cwd(), 'scripts/can-release.mjs');
async function canRelease(manifest: object) {
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  const { status, stderr } = await runProgram('node', [script], { cwd: folder });
  return { status, stderr };
}

const address = 'https://github.com/example/wechat-qr-login';
const whole = {
  repository: { type: 'git', url: `git+${address}.git` },
  bugs: `${address}/issues`,
  homepage: address,
};

test('can-release accepts a package that names its repository', async () => {
  expect(await canRelease(whole)).toEqual({ status: 0, stderr: '' });
});

test.each(['repository', 'bugs', 'homepage'])(
  'can-release refuses a package without %s, and says why',
  async (name) => {
    const { status, stderr } = await canRelease({ ...whole, [name]: undefined });
    expect(status).toBe(1);
    expect(stderr).toContain(`package.json has no ${name}.`);
  },
);
