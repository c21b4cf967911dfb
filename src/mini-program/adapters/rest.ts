import { own, ownFields } from '../../shared/own.js';
import type { MiniProgramAdapter, MiniProgramUpdate, ScannedUser } from '../adapter.js';
import { MiniProgramLoginError } from '../errors.js';
import { withHttpErrors } from './http-errors.js';
import { type RequestOptions, readJson, send } from './request.js';
import { subscription } from './subscription.js';
import { toDetail } from './to-detail.js';

/** What `POST {baseUrl}` answers. */
export interface RestCode {
  /** Names the login in addresses. No secret, and not what is in the QR: what polls is a cookie. */
  id: string;
  /** Address that opens the mini program; drawn as a QR code. */
  text?: string;
  /** Or the address of a picture, or a `data:` URL. */
  picture?: string;
  /** Address of a picture for the middle of the code. */
  logo?: string;
  /** s. */
  expiresIn: number;
  /** s between two polls. */
  interval?: number;
  /** Whether `GET {baseUrl}/{id}/events` tells of changes. */
  events?: boolean;
}

/** What `GET {baseUrl}/{id}` answers, and each event's data. */
export type RestProgress =
  | { status: 'pending' }
  | { status: 'cancelled' }
  | { status: 'expired' }
  | { status: 'scanned'; user?: ScannedUser }
  | { status: 'confirmed'; user?: ScannedUser }
  | { status: 'action_required'; payload?: unknown };

interface RestFields {
  status: RestProgress['status'];
  user?: ScannedUser;
  payload?: unknown;
}

/** Where the server is. With `headers` or a `fetch` of yours it is polled: server-sent events know neither. */
export interface RestOptions extends RequestOptions {
  /** Address of the scan login, for example `/api/scan-login`. */
  baseUrl: string;
}

/**
 * The small contract of docs/mini-program.md, for a server of your own:
 *
 * | request | answer |
 * | --- | --- |
 * | `POST {baseUrl}` | a code, and an HttpOnly cookie: this browser |
 * | `GET {baseUrl}/{id}` | where it stands |
 * | `GET {baseUrl}/{id}/events` | the same as server-sent events, if the code says so |
 * | `POST {baseUrl}/{id}/session` | once, after `confirmed`: signs this browser in; its answer is the `result` |
 *
 * The user in `result` is what your server answers; its type is not checked.
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
  // Not a form's content type: no other site can send this without asking the server first (CORS).
  const post = <Answer>(path: string, signal: AbortSignal) =>
    ask<Answer>(path, {
      method: 'POST',
      signal,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });

  return async (signal) => {
    const { id, text, picture, logo, expiresIn, interval, events } = ownFields(
      await post<RestCode>('', signal),
    );
    const path = `/${encodeURIComponent(id)}`;

    const toProgress = (answer: RestProgress): MiniProgramUpdate<Result> => {
      const { status, payload, user }: RestFields = ownFields(answer);
      if (status === 'action_required') return { status, payload };
      if (status === 'pending') return { status: 'ready' };
      if (status === 'cancelled') return { status: 'refused' };
      if (status === 'scanned') return { status, user };
      if (status === 'expired') return { status };
      if (status !== 'confirmed') throw new MiniProgramLoginError('server_error', toDetail(status));
      return {
        status: 'confirming',
        user,
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
        // It would try again by itself, for ever; polling takes over, and learns why it failed.
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
      expiresIn: expiresIn * 1000,
      interval: interval && interval * 1000,
      poll: withHttpErrors(async (own) => toProgress(await ask<RestProgress>(path, { signal: own }))),
      ...(events && !options.headers && !options.fetch && { subscribe: subscription(listen) }),
    });
  };
}
