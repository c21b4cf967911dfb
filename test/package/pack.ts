import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { readOutput } from '../run-program.js';

/** The packed package. */
interface Tarball {
  path: string;
  files: { path: string }[];
  /** The folder with its files. */
  unpacked: string;
}
declare module 'vitest' {
  interface ProvidedContext {
    tarball: Tarball;
  }
}

/** Packs dist once for all tests. It does not build: `npm run build` first, as `npm test` does. */
export default async function pack(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-qr-login-tarball-'));
  const options = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder];
  const output = JSON.parse(await readOutput('npm', options));
  const packed = output.at?.(0) ?? Object.values(output).at(0);
  const path = join(folder, packed.filename);
  await readOutput('tar', ['-xzf', path, '-C', folder]);
  project.provide('tarball', { path, files: packed.files, unpacked: join(folder, 'package') });
  return () => rmSync(folder, { recursive: true, force: true });
}
