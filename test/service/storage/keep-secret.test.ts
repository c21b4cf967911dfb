import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keepSecret } from '../../../service/server/storage/keep-secret.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wechat-secret-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('creates a secret of 256 bits once, and returns the same one afterwards', () => {
  const secret = keepSecret(folder);
  expect(Buffer.from(secret, 'base64')).toHaveLength(32);
  expect(keepSecret(folder)).toBe(secret);
  expect(readdirSync(folder)).toEqual(['secret']);
});

test.each(['', 'c2hvcnQ='])(
  'replaces the incomplete secret %j, which a crash or a full disk can leave',
  (left) => {
    const file = join(folder, 'secret');
    writeFileSync(file, left);
    const secret = keepSecret(folder);
    expect(Buffer.from(secret, 'base64')).toHaveLength(32);
    expect(readFileSync(file, 'utf8')).toBe(secret);
    expect(keepSecret(folder)).toBe(secret);
    expect(readdirSync(folder)).toEqual(['secret']);
  },
);
