import type { Context, Hono } from 'hono';
import { MINI_PROGRAM_LOGIN_PATH } from '../../addresses.js';
import type { AppTools, Env } from '../app-tools.js';
import { RATES } from '../rates.js';
import type { Storage } from '../storage/storage.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';
import { MiniProgramLoginStore } from './mini-program-login-store.js';
import { BIND_ROUTE, LOGIN_ROUTE } from './mini-program-routes.js';
import { OpenStreams } from './open-streams.js';
import { streamProgress } from './stream-progress.js';
import { type ShownStatus, toProgress } from './to-progress.js';
import { createBrowserReader } from './waiting-browser.js';
import { type WaitingPage, WaitingPages } from './waiting-pages.js';

/** Seconds until a page may open a stream again. Until then it polls. */
const RETRY_AFTER = '10';

/**
 * Mounts what waiting pages ask for: the progress of their login, as an answer or as server-sent events. better-auth is not
 * involved, because its router takes longer than the rest. Each request reads one row by its primary key.
 */
export function mountWaitingPages(
  app: Hono<Env>,
  { auth, limit, getAddress }: AppTools,
  storage: Pick<Storage, 'now' | 'inTurn' | 'announcements'>,
  log: (line: string) => void,
): void {
  const store = new MiniProgramLoginStore(auth.context.adapter, storage);
  const pages = new WaitingPages(store, storage.announcements, log);
  const streams = new OpenStreams();
  const readBrowser = createBrowserReader(auth.context);
  const paths = [LOGIN_ROUTE, BIND_ROUTE].map((route) => MINI_PROGRAM_LOGIN_PATH.replace('/api', '') + route);

  const find = async (c: Context<Env>): Promise<MiniProgramLogin | undefined> => {
    const { connection = '', id = '' } = c.req.param();
    const login = await store.findForBrowser(connection, id, (await readBrowser(c)) ?? '');
    return login && login.status !== 'used' ? login : undefined;
  };
  const refuse = (c: Context<Env>) => c.json({ error: 'expired' }, 404);

  app.on('GET', paths, limit(RATES.poll), async (c) => {
    const login = await find(c);
    return login ? c.json(toProgress(login.id, login.status)) : refuse(c);
  });

  const streamed = paths.map((path) => `${path}/events`);
  app.on('GET', streamed, limit(RATES.events), async (c) => {
    const close = streams.open(getAddress(c) ?? 'unknown');
    if (typeof close === 'string') {
      const isOwn = close === 'address';
      const headers = { 'retry-after': RETRY_AFTER };
      return c.json({ error: isOwn ? 'too_many' : 'busy' }, isOwn ? 429 : 503, headers);
    }
    // Added before the login is read, so that no change between the two is lost.
    const missed: ShownStatus[] = [];
    const page: WaitingPage = { onChange: (status) => void missed.push(status), onBeat: () => undefined };
    const remove = pages.add(c.req.param('id') ?? '', page);
    const end = () => {
      remove();
      close();
    };
    try {
      const login = await find(c);
      if (!login) {
        end();
        return refuse(c);
      }
      return streamProgress(c, {
        id: login.id,
        timeLeft: store.getTimeLeft(login),
        follow(live) {
          Object.assign(page, live);
          for (const status of [login.status, ...missed]) live.onChange(status);
        },
        onEnd: end,
      });
    } catch (error) {
      end();
      throw error;
    }
  });
}
