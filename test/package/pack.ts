import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

/** The packed package, and the files in it. */
interface Tarball {
  path: string;
  files: { path: string }[];
}
declare module 'vitest' {
  interface ProvidedContext {
    tarball: Tarball;
  }
}

/** Packs once for all users' projects. `npm test` has built dist already; packing must not build it again. */
export default function pack(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-qr-login-tarball-'));
  const output = JSON.parse(
    execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
      encoding: 'utf8',
    }),
  );
  const packed = output.at?.(0) ?? Object.values(output).at(0);
  project.provide('tarball', { path: join(folder, packed.filename), files: packed.files });
  return () => rmSync(folder, { recursive: true, force: true });
}
