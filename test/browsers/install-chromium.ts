import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { readOutput } from '../run-program.js';

/** Packages that contain a build of Chromium for Linux. The tests run only the browser. */
const PACKAGES = {
  86: {
    name: 'chrome-aws-lambda@5.3.1',
    integrity:
      'sha512-KklZTy2p2U/86cCh1hKL3PGDqoirQCAg7uejvNIn0rDBkWj4Su4GOjYMRVB3kthLwmnWhh3x63RDBTCAaQ9Q3Q==',
  },
  109: {
    name: '@sparticuz/chromium@109.0.6',
    integrity:
      'sha512-9hTE03DXnrWTiGNpfjLfmGhIfmiVAerSPinDb+x5bBdM4KF4PMM1NZ0A+V7WKazoA+CasSX/osHK8K0MuO6uqg==',
  },
} as const;

export type ChromiumVersion = keyof typeof PACKAGES;

/** The builds run on Linux with an x64 processor only. */
export const canRunOldChromium = process.platform === 'linux' && process.arch === 'x64';

const CACHE = resolve('node_modules/.cache/browsers');

async function download(version: ChromiumVersion, folder: string): Promise<void> {
  const { name, integrity } = PACKAGES[version];
  const options = ['pack', name, '--json', '--prefer-offline', '--pack-destination', folder];
  const [packed] = JSON.parse(await readOutput('npm', options));
  if (packed.integrity !== integrity) throw new Error(`${name} has another checksum: ${packed.integrity}`);
  await readOutput('tar', ['-xzf', join(folder, packed.filename), '-C', folder, 'package/bin/chromium.br']);
  await pipeline(
    createReadStream(join(folder, 'package/bin/chromium.br')),
    createBrotliDecompress(),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
  );
}

/** Throws if libraries of the system are missing. The error names the Debian packages. */
async function checkLibraries(path: string): Promise<void> {
  const missing = [...(await readOutput('ldd', [path])).matchAll(/(\S+) => not found/g)].map(
    ([, library]) => library,
  );
  if (missing.length === 0) return;
  throw new Error(
    `This machine lacks libraries that Chromium needs: ${missing.join(', ')}. On Debian: apt-get install libnss3 libnspr4 libexpat1.`,
  );
}

/**
 * Resolves with the path of a Chromium of that version. The first call downloads its package from the npm registry
 * (about 50 MB) and unpacks the browser into node_modules/.cache/browsers (about 150 MB).
 */
export async function installChromium(version: ChromiumVersion): Promise<string> {
  const path = join(CACHE, `chromium-${version}`);
  if (!existsSync(path)) {
    await mkdir(CACHE, { recursive: true });
    const folder = await mkdtemp(join(CACHE, 'download-'));
    try {
      await download(version, folder);
      await rename(join(folder, 'chromium'), path);
    } catch (cause) {
      const { name } = PACKAGES[version];
      throw new Error(
        `Chromium ${version} could not be installed from the npm package ${name}. Check that npm reaches its registry, and run the test again.`,
        { cause },
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  await checkLibraries(path);
  return path;
}
