import { z } from 'zod';
import { type Failure, LoginFailure } from '../failures.js';
import type { MiniProgramSettings } from '../settings.js';

/** Who tapped, as WeChat says; the phone itself is never asked. */
export interface MiniProgramIdentity {
  openid: string;
  /** Of everybody whose mini program and website app belong to one WeChat Open Platform account. */
  unionid?: string | undefined;
}

/** Where the access token is kept: all processes share one, for WeChat counts how often it is asked for. */
export interface TokenStore {
  read(): Promise<string | undefined>;
  write(token: string, expiresAt: Date): Promise<void>;
  forget(): Promise<void>;
}

/** What WeChat's API does for a mini program's server. Throws a `LoginFailure`. */
export interface MiniProgramApi {
  identify(code: string): Promise<MiniProgramIdentity>;
  /** A PNG or JPEG as a `data:` URL, which opens the mini program with that token. */
  createPicture(token: string): Promise<string>;
  /** With country code, as +8613800138000. */
  readPhoneNumber(code: string): Promise<string>;
}

const API = 'https://api.weixin.qq.com';
/** The token is unknown or too old: another one helps. */
const STALE_TOKEN = [40001, 40014, 42001];
const FAILURES: readonly [Failure, readonly number[]][] = [
  ['invalid_code', [40029, 40163, 40226, 41008]],
  // A stale token, too, when it is a new one, or stable_token's own answer: then the AppSecret is not this app's.
  ['misconfigured', [...STALE_TOKEN, 40002, 40013, 40125, 40164, 41002, 41004, 41030, 48001]],
  // Busy, or asked too often: it passes.
  ['wechat_unreachable', [-1, 45009, 45011]],
];

const trouble = z.object({ errcode: z.number().optional() });
const session = z.object({ openid: z.string().min(1), unionid: z.string().optional() });
const token = z.object({ access_token: z.string().min(1), expires_in: z.number() });
const phone = z.object({
  phone_info: z.object({ purePhoneNumber: z.string().regex(/^\d+$/), countryCode: z.coerce.string() }),
});

/** Speaks to WeChat for one mini program. */
export function createMiniProgramApi(
  { appid, secret, page, envVersion }: Omit<MiniProgramSettings, 'link' | 'phoneNumber'>,
  timeout: number,
  tokens: TokenStore,
): MiniProgramApi {
  const ask = async (path: string, query: Record<string, string>, body?: object): Promise<Response> => {
    const address = `${API}${path}?${new URLSearchParams(query)}`;
    try {
      const signal = AbortSignal.timeout(timeout);
      // WeChat's own examples: JSON, whatever the header says.
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

  /** What WeChat says in JSON: its number where something is wrong, although the answer is HTTP 200. */
  const read = async (response: Response): Promise<{ errcode: number; answer: unknown }> => {
    const answer: unknown = await response.json().catch(() => undefined);
    const { success, data } = trouble.safeParse(answer);
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
    // stable_token renews it five minutes early; a token that is about to end is not worth keeping.
    if (expires_in > 60) await tokens.write(access_token, new Date(Date.now() + (expires_in - 60) * 1000));
    return access_token;
  };
  /** Many pages at once ask for it once. */
  const getToken = (): Promise<string> => {
    asking ??= fetchToken().finally(() => {
      asking = undefined;
    });
    return asking;
  };

  /** `use` answers the number of what is wrong, or 0; a stale token is replaced, once. */
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
        // An error is JSON, with HTTP 200 like the picture.
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
