import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { parse } from 'acorn';
import { describe, expect, inject, test } from 'vitest';

const { files, unpacked } = inject('tarball');
const read = (path: string) => readFileSync(join(unpacked, path), 'utf8');

describe('the tarball', () => {
  test('contains dist, the license, the README, llms.txt, package.json, and a folder with a package.json for each entry', () => {
    const top = new Set(
      files.map(({ path }) => path).filter((path) => !/^dist\/|.\/package\.json$/.test(path)),
    );
    expect([...top].sort()).toEqual(['LICENSE', 'README.md', 'llms.txt', 'package.json']);
    const folders = files.flatMap(({ path }) => /^(?!dist)(.+)\/package\.json$/.exec(path)?.[1] ?? []);
    const { exports } = JSON.parse(read('package.json'));
    const entries = Object.keys(exports).filter((path) => exports[path].require);
    expect(['.', ...folders.map((folder) => `./${folder}`)].sort()).toEqual(entries.sort());
  });

  test('contains every file that tools find without reading "exports"', () => {
    const paths = files.map(({ path }) => path);
    for (const path of paths.filter((path) => /^(?!dist).*package\.json$/.test(path))) {
      const { main, module, types } = JSON.parse(read(path));
      for (const file of [main, module, types]) expect(paths).toContain(join(dirname(path), file));
    }
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
    for (const path of ['esm', 'cjs', 'esm/development', 'cjs/development', 'legacy/esm', 'legacy/cjs']) {
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
    // A policy in a <meta> applies to the elements after it.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<script>'));
    expect(page).toContain('<meta name="referrer" content="no-referrer">');
    expect(page).not.toMatch(/\b(src|href)=/);
  });

  test('is smaller than 1.5 kB', () => {
    expect(gzipSync(page).length).toBeLessThan(1500);
  });
});

describe('wechat-qr-login.global.js', () => {
  const script = read('dist/wechat-qr-login.global.js');

  test('is the file that CDNs serve for the package’s name', () => {
    const { unpkg, jsdelivr } = JSON.parse(read('package.json'));
    expect([unpkg, jsdelivr]).toEqual(Array(2).fill('./dist/wechat-qr-login.global.js'));
  });

  test('has the syntax of ES2017, and one global', () => {
    const { body } = parse(script, { ecmaVersion: 2017 });
    expect(body).toMatchObject([
      { type: 'VariableDeclaration', declarations: [{ id: { name: 'wechatQrLogin' } }] },
    ]);
  });

  test('has a source map that contains the sources', () => {
    const [, file = ''] = /sourceMappingURL=(.*)$/.exec(script) ?? [];
    const { sources, sourcesContent } = JSON.parse(read(`dist/${file}`));
    expect(sources).toContain('../src/element/qr-login-element.ts');
    expect(sourcesContent).toHaveLength(sources.length);
  });
});
