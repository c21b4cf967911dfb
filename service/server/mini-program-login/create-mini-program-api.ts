import { z } from 'zod';
import type { MiniProgramConnection } from '../config/connection.js';
import { type Failure, LoginFailure } from '../login-failure.js';

/** The WeChat user who opened the mini program, according to WeChat's API. */
export interface MiniProgramIdentity {
  openid: string;
  /** Set if the mini program belongs to a WeChat Open Platform account. The website app of that account gets the same id. */
  unionid?: string | undefined;
}

/** Stores the access token. All processes share one, because WeChat limits how often a token can be requested. */
export interface TokenStore {
  read(): Promise<string | undefined>;
  write(token: string, expiresAt: Date): Promise<void>;
  forget(): Promise<void>;
}

/** The part of WeChat's API that a mini program's server needs. Its methods reject with a `LoginFailure`. */
export interface MiniProgramApi {
  identify(code: string): Promise<MiniProgramIdentity>;
  /** Resolves to the QR code that opens the mini program with this token: a PNG or JPEG as a `data:` URL. */
  createPicture(token: string): Promise<string>;
  /** Resolves to a phone number with its country code, for example `+8613800138000`. */
  readPhoneNumber(code: string): Promise<string>;
}

const API = 'https://api.weixin.qq.com';
/** WeChat's error numbers for an access token that is unknown or expired. A new token helps. */
const STALE_TOKEN = [40001, 40014, 42001];
const FAILURES: readonly [Failure, readonly number[]][] = [
  ['invalid_code', [40029, 40163, 40226, 41008]],
  // If a new token is refused as stale, or stable_token itself answers so, the AppSecret belongs to another app.
  ['misconfigured', [...STALE_TOKEN, 40002, 40013, 40125, 40164, 41002, 41004, 41030, 48001]],
  // WeChat is busy, or a quota is used up. A later request can succeed.
  ['wechat_unreachable', [-1, 45009, 45011]],
];

const errorAnswer = z.object({ errcode: z.number().optional() });
const session = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const token = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const phone = z.object({
  phone_info: z.object({ purePhoneNumber: z.string().regex(/^\d+$/), countryCode: z.coerce.string() }),
});

/** Creates a client of WeChat's API for one mini program. `timeout` is in ms. */
export function createMiniProgramApi(
  {
    appId: appid,
    appSecret: secret,
    page,
    envVersion,
  }: Pick<MiniProgramConnection, 'appId' | 'appSecret' | 'page' | 'envVersion'>,
  timeout: number,
  tokens: TokenStore,
): MiniProgramApi {
  const ask = async (path: string, query: Record<string, string>, body?: object): Promise<Response> => {
    const address = `${API}${path}?${new URLSearchParams(query)}`;
    try {
      const signal = AbortSignal.timeout(timeout);
      // WeChat parses the body as JSON and ignores the Content-Type header.
      const response = await fetch(address, {
        signal,
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      });
      if (response.ok) return new Response(await response.arrayBuffer(), { headers: response.headers });
    } catch (error) {
      if (error instanceof DOMException && error.name === 'TimeoutError')
        throw new LoginFailure('wechat_timeout');
    }
    throw new LoginFailure('wechat_unreachable');
  };

  /** Reads a JSON answer. WeChat reports errors with HTTP 200 and an `errcode`. */
  const read = async (response: Response): Promise<{ errcode: number; answer: unknown }> => {
    const answer: unknown = await response.json().catch(() => undefined);
    const { success, data } = errorAnswer.safeParse(answer);
    if (!success) throw new LoginFailure('wechat_malformed');
    return { errcode: data.errcode ?? 0, answer };
  };

  const check = <T>({ errcode, answer }: { errcode: number; answer: unknown }, schema: z.ZodType<T>): T => {
    const known = errcode && FAILURES.find(([, numbers]) => numbers.includes(errcode))?.[0];
    const { success, data } = schema.safeParse(answer);
    if (errcode || !success) throw new LoginFailure(known || 'wechat_malformed', errcode);
    return data;
  };

  let asking: Promise<string> | undefined;
  const fetchToken = async (): Promise<string> => {
    const kept = await tokens.read();
    if (kept) return kept;
    const body = { grant_type: 'client_credential', appid, secret };
    const { access_token, expires_in } = check(
      await read(await ask('/cgi-bin/stable_token', {}, body)),
      token,
    );
    // stable_token returns a new token five minutes before the old one expires. A token for less than a minute is not stored.
    if (expires_in > 60) await tokens.write(access_token, new Date(Date.now() + (expires_in - 60) * 1000));
    return access_token;
  };
  /** Concurrent callers share one request. */
  const getToken = (): Promise<string> => {
    asking ??= fetchToken().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  /** Calls `use` with an access token, and once more with a new one if `use` resolves to the `errcode` of a stale token. */
  const withToken = async <T>(use: (access_token: string) => Promise<{ errcode: number; result: T }>) => {
    const first = await use(await getToken());
    if (!STALE_TOKEN.includes(first.errcode)) return first;
    await tokens.forget();
    return use(await getToken());
  };

  return {
    async identify(js_code) {
      const grant_type = 'authorization_code';
      return check(
        await read(await ask('/sns/jscode2session', { appid, secret, js_code, grant_type })),
        session,
      );
    },
    async createPicture(scene) {
      const body = { scene, page, env_version: envVersion, check_path: envVersion === 'release', width: 480 };
      const { errcode, result } = await withToken(async (access_token) => {
        const response = await ask('/wxa/getwxacodeunlimit', { access_token }, body);
        const type = response.headers.get('content-type') ?? '';
        // Errors are JSON, with HTTP 200 as well.
        if (!type.startsWith('image/')) return { errcode: (await read(response)).errcode, result: '' };
        const bytes = Buffer.from(await response.arrayBuffer()).toString('base64');
        return { errcode: 0, result: `data:${type};base64,${bytes}` };
      });
      return check({ errcode, answer: result }, z.string().min(1));
    },
    async readPhoneNumber(code) {
      const { result } = await withToken(async (access_token) => {
        const result = await read(await ask('/wxa/business/getuserphonenumber', { access_token }, { code }));
        return { errcode: result.errcode, result };
      });
      const { purePhoneNumber, countryCode } = check(result, phone).phone_info;
      return `+${countryCode}${purePhoneNumber}`;
    },
  };
}
