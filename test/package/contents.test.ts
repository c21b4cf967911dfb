import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { describe, expect, inject, test } from 'vitest';

const { files, unpacked } = inject('tarball');
const read = (path: string) => readFileSync(join(unpacked, path), 'utf8');

describe('the tarball', () => {
  test('contains dist, the license, the README and package.json', () => {
    const top = new Set(files.map(({ path }) => path.split('/')[0]));
    expect([...top].sort()).toEqual(['LICENSE', 'README.md', 'dist', 'package.json']);
  });

  test('has no dependencies, and no script that runs on install', () => {
    const { scripts = {}, dependencies } = JSON.parse(read('package.json'));
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?install$|^prepare$/.test(name))).toEqual([]);
    expect(dependencies).toBeUndefined();
  });

  test('contains the license of the code that it bundles', () => {
    expect(read('dist/THIRD-PARTY-LICENSES.txt')).toContain('uqr');
  });

  test('starts the React entries with "use client" in every build', () => {
    for (const path of ['esm', 'cjs', 'esm/development', 'cjs/development']) {
      for (const entry of ['react', 'mini-program']) {
        expect(read(`dist/${path}/${entry}/index.js`)).toMatch(/^["']use client["']/);
      }
    }
  });
});

describe('callback.html', () => {
  const page = read('dist/callback.html');

  test('has one script, and a policy that allows only that script', () => {
    const scripts = [...page.matchAll(/<script>(.*?)<\/script>/gs)].map(([, script = '']) => script);
    expect(scripts).toHaveLength(1);
    const hash = createHash('sha256').update(scripts.join()).digest('base64');
    const policy = /http-equiv="Content-Security-Policy" content="(.*?)"/.exec(page)?.[1];
    expect(policy).toBe(`default-src 'none';script-src 'sha256-${hash}'`);
    // A policy in a <meta> applies to what comes after it.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script>'));
    expect(page).toContain('<meta name="referrer" content="no-referrer">');
    expect(page).not.toMatch(/\b(src|href)=/);
  });

  test('weighs less than 1.4 kB', () => {
    expect(gzipSync(page).length).toBeLessThan(1400);
  });
});

describe('wechat-qr-login.global.js', () => {
  const script = read('dist/wechat-qr-login.global.js');

  test('is what CDNs answer for the package’s name', () => {
    const { unpkg, jsdelivr } = JSON.parse(read('package.json'));
    expect([unpkg, jsdelivr]).toEqual(Array(2).fill('./dist/wechat-qr-login.global.js'));
  });

  test('has the syntax of ES2017, and one global', () => {
    const { body } = parse(script, { ecmaVersion: 2017 });
    expect(body).toMatchObject([
      { type: 'VariableDeclaration', declarations: [{ id: { name: 'wechatQrLogin' } }] },
    ]);
  });

  test('has a source map with the sources in it', () => {
    const [, file = ''] = /sourceMappingURL=(.*)$/.exec(script) ?? [];
    const { sources, sourcesContent } = JSON.parse(read(`dist/${file}`));
    expect(sources).toContain('../src/element/wechat-qr-login-element.ts');
    expect(sourcesContent).toHaveLength(sources.length);
  });
});
