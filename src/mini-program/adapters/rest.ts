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
  /**
   * Identifies the login in addresses. It is not a secret, and the QR code does not contain it: a cookie authorizes
   * polling.
   */
  id: string;
  /** Address that opens the mini program. The component draws it as a QR code. */
  text?: string;
  /** Address of a picture of the code, or a `data:` URL. Replaces `text`. */
  picture?: string;
  /** Address of a picture for the middle of the code. */
  logo?: string;
  /**
   * Width of the logo as a share of the code's width. Only WeChat's round codes allow more than the default. @default
   * 0.2
   */
  logoShare?: number;
  /** s. */
  expiresIn: number;
  /** Seconds between two polls. */
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

/** The statuses that have the same name in the contract. */
const STATUSES = ['scanned', 'expired'];

/**
 * Options of `rest`. With your own `headers` or `fetch`, the adapter polls, because server-sent events support neither.
 */
export interface RestOptions extends RequestOptions {
  /** Address of the login, for example `/api/scan-login`. */
  baseUrl: string;
}

/**
 * Creates an adapter for your own server. The server implements the contract in docs/mini-program.md:
 *
 * | request | answer |
 * | --- | --- |
 * | `POST {baseUrl}` | the code, and an HttpOnly cookie that identifies this browser |
 * | `GET {baseUrl}/{id}` | the progress |
 * | `GET {baseUrl}/{id}/events` | the same as server-sent events, if the code has `events` |
 * | `POST {baseUrl}/{id}/session` | called once, after `confirmed`. Signs this browser in. The response is the `result` |
 *
 * The type of `result` is not checked.
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
  // Other sites cannot send this content type without a CORS preflight, unlike that of a form.
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
        // EventSource would reconnect forever. Polling replaces it, and reports why it failed.
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
