import { vi } from 'vitest';
import {
  createMiniProgramQrLogin,
  type MiniProgramAdapter,
  type MiniProgramCode,
  type MiniProgramOutcome,
  type MiniProgramProgress,
  type MiniProgramQrLoginOptions,
} from '../../../src/mini-program/index.js';
import { pass } from './control-page.js';

type Kind = 'create' | 'poll' | 'exchange';

interface Request {
  kind: Kind;
  signal: AbortSignal;
  /** Time of the request, in ms of the fake clock. */
  at: number;
  resolve(answer: unknown): void;
  reject(cause: unknown): void;
}

/**
 * A server that answers when the test calls a function, and an adapter that ignores its signals, which is the worst
 * case.
 */
export class Server {
  readonly requests: Request[] = [];
  /** The properties of the next code. */
  code: Partial<MiniProgramCode<string>> = {};

  #ask<Answer>(kind: Kind, signal: AbortSignal): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      this.requests.push({
        kind,
        signal,
        at: Date.now(),
        resolve: (answer) => resolve(answer as Answer),
        reject,
      });
    });
  }

  readonly adapter: MiniProgramAdapter<string> = async (signal) => {
    await this.#ask('create', signal);
    return {
      text: 'https://shop.example/m?token=t',
      expiresIn: 120_000,
      poll: (own) => this.#ask<MiniProgramProgress<string>>('poll', own),
      ...this.code,
    };
  };

  /** The progress of an approval whose result has to be fetched. */
  readonly confirming = (): MiniProgramProgress<string> => ({
    status: 'confirming',
    exchange: (signal) => this.#ask<MiniProgramOutcome<string>>('exchange', signal),
  });

  of(kind: Kind): Request[] {
    return this.requests.filter((request) => request.kind === kind);
  }

  last(kind: Kind): Request {
    const request = this.of(kind).at(-1);
    if (!request) throw new Error(`Nothing has asked to ${kind}.`);
    return request;
  }

  /** Returns the ms between the polls so far. */
  get pollGaps(): number[] {
    return this.of('poll').map(({ at }, index, polls) => at - (polls[index - 1]?.at ?? at));
  }

  /** Returns the pending requests. */
  get open(): Request[] {
    return this.requests.filter(({ signal }) => !signal.aborted);
  }
}

/** Creates a login and its server. Collects the events in order. */
export function createMiniProgramLogin(more: Partial<MiniProgramQrLoginOptions<string>> = {}) {
  const server = new Server();
  const heard: string[] = [];
  const login = createMiniProgramQrLogin<string>({
    adapter: server.adapter,
    onStatusChange: (status, previous) => heard.push(`${previous} > ${status}`),
    onCodeShown: () => heard.push('shown'),
    onScanned: ({ user }) => heard.push(`scanned ${user?.nickname ?? ''}`.trim()),
    onAuthorized: ({ result }) => {
      heard.push(`authorized ${result}`);
    },
    onRefused: () => heard.push('refused'),
    onExpired: () => heard.push('expired'),
    onActionRequired: ({ payload }) => heard.push(`action ${payload}`),
    onError: ({ code }) => heard.push(code),
    ...more,
  });
  const answer = async (progress: MiniProgramProgress<string>) => {
    server.last('poll').resolve(progress);
    await pass();
  };
  return { login, server, heard, answer };
}

/** Creates a login whose code has arrived and whose first poll is pending, with no events after that. */
export async function createReadyMiniProgramLogin(
  more: Partial<MiniProgramQrLoginOptions<string>> = {},
  code?: Server['code'],
) {
  const scan = createMiniProgramLogin(more);
  Object.assign(scan.server.code, code);
  await pass();
  scan.server.last('create').resolve(undefined);
  await pass();
  scan.heard.length = 0;
  return scan;
}

/** Returns everything that a login can leave behind, to compare it with `nothing`. */
export const leftovers = (listeners: () => string[]) => ({
  listeners: listeners().filter((type) => type !== 'pageshow'),
  timers: vi.getTimerCount(),
});
export const nothing = { listeners: [], timers: 0 };
