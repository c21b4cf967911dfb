import { own } from '../../shared/own.js';
import type { MiniProgramAdapter, MiniProgramUpdate, ScannedUser } from '../mini-program-adapter.js';
import { MiniProgramLoginError } from '../mini-program-login-error.js';
import { readJson } from './read-json.js';
import { type RequestOptions, send } from './send.js';
import { subscription } from './subscription.js';
import { toDetail } from './to-detail.js';
import { withHttpErrors } from './with-http-errors.js';

/** The response of `POST {baseUrl}`. */
export interface RestCode {
  /** Identifies the login in addresses. Not a secret, and not what is in the QR code: polling is authorized by a cookie. */
  id: string;
  /** Address that opens the mini program. It is drawn as a QR code. */
  text?: string;
  /** Instead of `text`: the address of a picture, or a `data:` URL. */
  picture?: string;
  /** Address of a picture for the middle of the code. */
  logo?: string;
  /** Width of the logo as a share of the code's width: 0.2 if omitted. Only WeChat's round codes allow more. */
  logoShare?: number;
  /** s. */
  expiresIn: number;
  /** s between two polls. */
  interval?: number;
  /** Whether `GET {baseUrl}/{id}/events` sends changes. */
  events?: boolean;
}

/** The response of `GET {baseUrl}/{id}`, and the data of each event. */
export type RestProgress =
  | { status: 'pending' }
  | { status: 'cancelled' }
  | { status: 'expired' }
  | { status: 'scanned'; user?: ScannedUser }
  | { status: 'confirmed'; user?: ScannedUser }
  | { status: 'action_required'; payload?: unknown };

/** The statuses that are the same here and in the contract. */
const STATUSES = ['scanned', 'expired'];

/** Where the server is. With your own `headers` or `fetch` it is polled: server-sent events support neither. */
export interface RestOptions extends RequestOptions {
  /** Address of the login, for example `/api/scan-login`. */
  baseUrl: string;
}

/**
 * Creates an adapter for a server of your own, with the small contract of docs/mini-program.md:
 *
 * | request | answer |
 * | --- | --- |
 * | `POST {baseUrl}` | a code, and an HttpOnly cookie that identifies this browser |
 * | `GET {baseUrl}/{id}` | the progress |
 * | `GET {baseUrl}/{id}/events` | the same as server-sent events, if the code has `events` |
 * | `POST {baseUrl}/{id}/session` | once, after `confirmed`: signs this browser in. The response is the `result` |
 *
 * `result` is what your server sends. Its type is not checked.
 *
 * @example
 * rest<{ user: { name: string } }>({ baseUrl: '/api/scan-login' })
 */
export function rest<Result = unknown>(given: RestOptions): MiniProgramAdapter<Result> {
  const options = own(given);
  const base = options.baseUrl.replace(/\/$/, '');

  const ask = async <Answer>(path: string, init: Parameters<typeof send>[2]): Promise<Answer> => {
    const response = await send(options, base + path, init);
    if (!response.ok) throw response;
    return readJson<Answer>(response);
  };
  // Not the content type of a form: another site cannot send this without a CORS preflight.
  const post = <Answer>(path: string, signal: AbortSignal) =>
    ask<Answer>(path, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });

  return async (signal) => {
    const code = await post<RestCode>('', signal);
    const { id, text, picture, logo, logoShare, expiresIn, interval, events } = own(code);
    const path = `/${encodeURIComponent(id)}`;

    const toProgress = (said: RestProgress): MiniProgramUpdate<Result> => {
      const answer = own(said);
      if (answer.status === 'action_required') return { status: answer.status, payload: answer.payload };
      if (answer.status === 'pending') return { status: 'ready' };
      if (answer.status === 'cancelled') return { status: 'refused' };
      if (STATUSES.includes(answer.status)) return answer as MiniProgramUpdate<Result>;
      if (answer.status !== 'confirmed')
        throw new MiniProgramLoginError('server_error', toDetail(answer.status));
      return {
        status: 'confirming',
        user: answer.user,
        exchange: async (own) => ({
          status: 'authorized',
          result: await post<Result>(`${path}/session`, own),
        }),
      };
    };

    const listen = (onProgress: (news: MiniProgramUpdate<Result>) => void, own: AbortSignal) =>
      new Promise<void>((resolve) => {
        const stream = new EventSource(`${base}${path}/events`, {
          withCredentials: options.credentials === 'include',
        });
        const close = () => {
          stream.close();
          resolve();
        };
        own.addEventListener('abort', close);
        // It would reconnect forever. Polling takes over, and finds out why it failed.
        stream.onerror = close;
        stream.onmessage = ({ data }) => {
          try {
            onProgress(toProgress(JSON.parse(data)));
          } catch {
            close();
          }
        };
      });

    return own({
      text,
      picture,
      logo,
      logoShare,
      expiresIn: expiresIn * 1000,
      interval: interval && interval * 1000,
      poll: withHttpErrors(async (own) => toProgress(await ask<RestProgress>(path, { signal: own }))),
      ...(events && !options.headers && !options.fetch && { subscribe: subscription(listen) }),
    });
  };
}
