import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;

const isProgram = (name: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));

/** Returns what the WebKit tests are missing, or the path of WebKitGTK's test browser. */
export function findWebKit(): { missing: string[]; miniBrowser: string } {
  const miniBrowser = (existsSync(LIBRARIES) ? readdirSync(LIBRARIES) : [])
    .filter((name) => name.startsWith('webkit2gtk-4'))
    .map((name) => `${LIBRARIES}/${name}/MiniBrowser`)
    .find((path) => existsSync(path));
  const missing = ['WebKitWebDriver', 'Xvfb', 'openssl'].filter((name) => !isProgram(name));
  if (!miniBrowser) missing.push('MiniBrowser');
  return { missing, miniBrowser: miniBrowser ?? '' };
}
