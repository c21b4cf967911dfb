import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type InlineConfig, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const client = `${project}/service/client`;
const SECRET = 'the-secret-of-this-test';
/** Files that `npm start` does not read, so that the test does not change real ones. */
const ENV_FILE = `${project}/.env.of-this-test`;
const OLD_SECRET = `${project}/.data/secret-of-this-test`;
const LINK = `${client}/link-of-this-test`;

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'wechat-home-'));
  vi.stubEnv('XDG_STATE_HOME', home);
  mkdirSync(`${project}/.data`, { recursive: true });
  for (const file of [ENV_FILE, OLD_SECRET]) writeFileSync(file, SECRET);
});
afterAll(() => {
  agent.destroy();
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
  for (const file of [ENV_FILE, OLD_SECRET, LINK]) rmSync(file, { force: true });
});

function create(config: InlineConfig = {}): Promise<ViteDevServer> {
  const configFile = `${project}/service/vite.config.ts`;
  return createServer({ configFile, logLevel: 'silent', server: { port: 0, ...config.server } });
}

const agent = new Agent({ keepAlive: true, maxSockets: 8 });

/** Sends the path unchanged. fetch() would resolve `..` and encode characters. */
function read({ resolvedUrls }: ViteDevServer, path: string): Promise<string> {
  const { hostname, port } = new URL(resolvedUrls?.local[0] ?? '');
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, agent }, async (response) => {
      resolve(`${response.statusCode} ${Buffer.concat(await response.toArray())}`);
    });
    sent.on('error', reject).end();
  });
}

const findSecretFile = () => {
  const found = readdirSync(home, { recursive: true, encoding: 'utf8' }).find((path) =>
    /\bsecret$/.test(path),
  );
  return join(home, found ?? 'none');
};

const QUERIES = [
  '',
  '?raw',
  '?import&raw',
  '?url&inline',
  '?inline',
  '?import',
  '?worker&inline',
  '?.svg?.wasm?init',
  '?raw??',
];

/** Spellings of the path that have bypassed checks of servers. */
function spell(path: string): string[] {
  const encode = (text: string) => text.replace(/[^/]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
  const last = path.lastIndexOf('/');
  const [folder, name] = [path.slice(0, last), path.slice(last + 1)];
  const paths = [
    path,
    encode(path),
    encode(encode(path)),
    path.replaceAll('/', '%2f'),
    `${folder}//${name}`,
    `${folder}/./${name}`,
    `${folder}/x/../${name}`,
    `${folder}%5c${name}`,
    `${path}.`,
    `${path}/`,
    `${path}%00`,
    `${path}%20`,
    `${path}::$DATA`,
    path.toUpperCase(),
  ];
  return [
    ...paths.flatMap((each) => [`/@fs${each}`, `/@fs/${each}`, `/@id${each}`, `/@id/__x00__${each}`, each]),
    `/@fs${client}/../../..${path}`,
    `/..%2f..%2f..${path}`,
    `//@fs${path}`,
    `/@fs/file://${path}`,
    `/@id/file://${path}`,
    `${path}#`,
  ].flatMap((each) => QUERIES.map((query) => each + query));
}

/** Returns the addresses whose response contains the file, as text or in a data: URL. */
async function findLeaks(server: ViteDevServer, file: string, paths = spell(file)): Promise<string[]> {
  const content = readFileSync(file, 'latin1').trim();
  const forms = [content, encodeURIComponent(content), Buffer.from(content).toString('base64').slice(0, -4)];
  const answers = await Promise.all(paths.map(async (path) => ({ path, answer: await read(server, path) })));
  return answers.filter(({ answer }) => forms.some((form) => answer.includes(form))).map(({ path }) => path);
}

test('`npm start` serves its page, and no secret under any spelling of its address', async () => {
  const server = await create();
  await server.listen();
  try {
    expect(await read(server, '/main.tsx')).toMatch(/^200 [\s\S]*import/);
    expect(await read(server, `/@fs${project}/service/addresses.ts`)).toMatch(/^200 [\s\S]*export/);
    const secret = findSecretFile();
    expect(readFileSync(secret, 'utf8')).toHaveLength(44);
    for (const file of [
      secret,
      OLD_SECRET,
      ENV_FILE,
      `${project}/.gitignore`,
      `${project}/package-lock.json`,
    ]) {
      expect(await findLeaks(server, file), file).toEqual([]);
    }
    const database = join(secret, '../database/PG_VERSION');
    expect(await read(server, `/@fs${database}`)).toMatch(/^403/);
    symlinkSync(secret, LINK);
    const link = '/link-of-this-test';
    expect(await findLeaks(server, secret, [...spell(`${client}${link}`), ...spell(link)])).toEqual([]);
  } finally {
    await server.close();
  }
});

test('denies the data folder by its name, also if a setting allows the whole disk', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-{a,b} [1]-'));
  vi.stubEnv('DATA_DIR', folder);
  const server = await create({ server: { fs: { allow: ['/'] } } });
  await server.listen();
  try {
    const paths = spell(encodeURI(join(folder, 'secret')));
    expect(await findLeaks(server, join(folder, 'secret'), paths)).toEqual([]);
    expect(await findLeaks(server, OLD_SECRET)).toEqual([]);
    expect(await findLeaks(server, ENV_FILE)).toEqual([]);
  } finally {
    await server.close();
    vi.stubEnv('DATA_DIR', undefined);
    rmSync(folder, { recursive: true });
  }
});

test('refuses a data folder that is inside or around the served files, or linked to them', async () => {
  const link = join(home, 'link');
  symlinkSync(client, link);
  try {
    for (const folder of [
      `${client}/data`,
      client,
      `${project}/src/x/y`,
      project,
      '/',
      'service',
      `${link}/data`,
    ]) {
      vi.stubEnv('DATA_DIR', folder);
      await expect(create(), folder).rejects.toThrow(
        /^DATA_DIR: \S+ contains secrets, and the development server/,
      );
    }
  } finally {
    vi.stubEnv('DATA_DIR', undefined);
  }
});
