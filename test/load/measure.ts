import { setTimeout as wait } from 'node:timers/promises';
import type { WeChatSimulator } from '../../src/simulator/index.js';
import type { DeployedServer } from '../service/deployment.js';
import { Phone, WaitingPage } from '../service/mini-program-login/waiting-page.js';
import { Browser, createUser } from '../service/support.js';
import { openStream } from './open-stream.js';
import { readUsage } from './read-usage.js';

/** Concurrent requests while pages open. */
const CONCURRENCY = 16;
/** ms without any event. */
const IDLE = Number(process.env.LOAD_IDLE ?? 15) * 1000;
/** Confirmations, and ms between two of them. */
const CONFIRMATIONS = Number(process.env.LOAD_CONFIRMATIONS ?? 500);
const PAUSE = 40;

/** The results of one run. Times are in ms. */
export interface Measurement {
  pages: number;
  /** From the phone's request to the page's event. */
  p50: number;
  p99: number;
  /** Percent of a core that all servers use together without any event. */
  idle: number;
  /** Bytes per waiting page. */
  memory: number;
}

/** Runs the work for each index, a few at a time. */
async function forEach(count: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < count) await work(next++);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, run));
}

/** Each visitor has an address, as behind a proxy, so the limits are those of production. */
const getAddress = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`;

/** Opens waiting pages, measures without any event, and then confirms some of the logins. */
export async function measure(
  servers: readonly DeployedServer[],
  wechat: WeChatSimulator,
  pages: number,
): Promise<Measurement> {
  const getServer = (index: number) => servers[index % servers.length] as DeployedServer;
  const from = (index: number, server: DeployedServer) => ({
    fetch(request: Request) {
      request.headers.set('x-forwarded-for', getAddress(index));
      return server.fetch(request);
    },
  });
  const readAll = () => servers.map(({ pid }) => readUsage(pid));
  const sum = (usages: { processor: number; memory: number }[], name: 'processor' | 'memory') =>
    usages.reduce((total, usage) => total + usage[name], 0);

  const waiting = Array.from(
    { length: pages },
    (_, index) => new WaitingPage(new Browser(from(index, getServer(index)), wechat)),
  );
  const tokens: string[] = [];
  await forEach(pages, async (index) => {
    tokens[index] = (await waiting[index]?.open()) ?? '';
  });
  const before = readAll();
  const streams: Awaited<ReturnType<typeof openStream>>[] = [];
  try {
    await forEach(pages, async (index) => {
      const page = waiting[index] as WaitingPage;
      streams[index] = await openStream(page, getServer(index).port, getAddress(index));
    });
    const open = readAll();
    const start = performance.now();
    await wait(IDLE);
    const idle =
      (sum(readAll(), 'processor') - sum(open, 'processor')) / ((performance.now() - start) / 1000);

    const times: number[] = [];
    const logins: Promise<void>[] = [];
    // The last pages have the freshest codes.
    for (let index = pages - 1; index >= Math.max(0, pages - CONFIRMATIONS); index--) {
      // The phone's requests arrive at the other process.
      const phone = new Phone(from(index, getServer(index + 1)), wechat, createUser());
      const login = async () => {
        const scanned = await phone.scan(tokens[index] ?? '');
        if (!scanned.ok) throw new Error(`A scan was answered with ${scanned.status}`);
        const sent = performance.now();
        const [heard, { ok, status }] = await Promise.all([
          streams[index]?.waitFor('action_required') ?? Number.NaN,
          phone.confirm(),
        ]);
        if (!ok) throw new Error(`A confirmation was answered with ${status}`);
        times.push(heard - sent);
      };
      logins.push(login());
      await wait(PAUSE);
    }
    await Promise.all(logins);
    times.sort((a, b) => a - b);
    const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;
    return {
      pages,
      p50: at(0.5),
      p99: at(0.99),
      idle: idle * 100,
      memory: (sum(open, 'memory') - sum(before, 'memory')) / pages,
    };
  } finally {
    for (const stream of streams) stream?.close();
  }
}
