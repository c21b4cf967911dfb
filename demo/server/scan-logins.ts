import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { AuthContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { MiniProgramIdentity } from './scan-wechat.js';

/** s that a code lives, and that a confirmed login waits for its page. */
export const LIFETIME = 120;
/** Codes of one browser, and logins of one WeChat, at the same time. */
export const MOST_AT_ONCE = 20;

/** One code and what has become of it. Secrets are kept as hashes: who reads the table signs in as nobody. */
export interface ScanLogin {
  /** Names the login in addresses; opens nothing by itself. */
  id: string;
  status: 'pending' | 'scanned' | 'confirmed' | 'cancelled' | 'used';
  openid: string | null;
  unionid: string | null;
  phoneNumber: string | null;
  /** Shown on the phone that confirmed, typed on the page that waits. */
  number: string | null;
  /** What the phone shows of the page that waits: its host, its browser, its address. */
  site: string;
  browserName: string;
  place: string | null;
}

/** The table, for better-auth to make. */
export const scanLoginSchema = {
  scanLogin: {
    fields: {
      /** Hash of what is in the QR code. */
      token: { type: 'string', required: true, unique: true },
      /** Hash of the cookie of the browser that asked. */
      browser: { type: 'string', required: true, index: true },
      status: { type: 'string', required: true },
      openid: { type: 'string', required: false, index: true },
      unionid: { type: 'string', required: false },
      /** Hash of the secret of the phone that scanned. */
      scan: { type: 'string', required: false, unique: true },
      phoneNumber: { type: 'string', required: false },
      number: { type: 'string', required: false },
      site: { type: 'string', required: true },
      // The column's name was there first.
      browserName: { type: 'string', required: true, fieldName: 'client' },
      place: { type: 'string', required: false },
      expiresAt: { type: 'date', required: true, index: true },
    },
  },
} as const;

type Adapter = Pick<AuthContext['adapter'], 'create' | 'findOne' | 'updateMany' | 'deleteMany' | 'count'>;
type Change = { from: ScanLogin['status']; to: ScanLogin['status'] };

const model = 'scanLogin';
const hash = (secret: string) => createHash('sha256').update(secret).digest('base64url');
const eq = (field: string, value: string) => ({ field, value });
/** Only what still lives: unknown, foreign and expired are one query, and so one answer in one time. */
const alive = () => ({ field: 'expiresAt', operator: 'gt' as const, value: new Date() });
const fromNow = () => new Date(Date.now() + LIFETIME * 1000);

/** 128 bits fit into WeChat's scene; what fits anywhere gets 256. */
export const createToken = () => randomBytes(16).toString('base64url');
export const createSecret = () => randomBytes(32).toString('base64url');
/** Two digits without a leading zero: 10 to 99. */
export const createNumber = () => `${randomInt(10, 100)}`;

/** Unknown, somebody else's, old, or decided already: always the same answer. */
export const gone = () => new APIError('NOT_FOUND', { error: 'expired' });
/** What every 429 answers says scan-http.ts. */
export const tooMany = () => new APIError('TOO_MANY_REQUESTS');

/**
 * The logins in better-auth's database. Each change names the state it comes from, in one statement, and counts only if
 * a row was changed: of two at the same moment, in whichever process, one wins.
 */
export class ScanLogins {
  constructor(private readonly adapter: Adapter) {}

  async create(made: { token: string; browser: string } & Pick<ScanLogin, 'site' | 'browserName' | 'place'>) {
    const { token, browser, ...rest } = made;
    await this.adapter.deleteMany({
      model,
      where: [{ field: 'expiresAt', operator: 'lt', value: new Date(Date.now() - LIFETIME * 1000) }],
    });
    return this.adapter.create<Record<string, unknown>, ScanLogin>({
      model,
      data: { ...rest, token: hash(token), browser: hash(browser), status: 'pending', expiresAt: fromNow() },
    });
  }

  /** How many logins that browser, or that openid, has under way. */
  async isTooMany(whose: { browser: string } | { openid: string }): Promise<boolean> {
    const owner = 'browser' in whose ? eq('browser', hash(whose.browser)) : eq('openid', whose.openid);
    return (await this.adapter.count({ model, where: [owner, alive()] })) >= MOST_AT_ONCE;
  }

  /** For the page: of this browser, or not there. */
  findOfBrowser(id: string, browser: string): Promise<ScanLogin | null> {
    return this.adapter.findOne({ model, where: [eq('id', id), eq('browser', hash(browser)), alive()] });
  }

  /** For the phone that scanned, until it has decided. */
  findOfPhone(scan: string): Promise<ScanLogin | null> {
    return this.adapter.findOne({
      model,
      where: [eq('scan', hash(scan)), eq('status', 'scanned'), alive()],
    });
  }

  /** Fixes who scanned. The same person may scan again, and the earlier `scan` is worth nothing from then on. */
  async claim(
    token: string,
    { openid, unionid }: MiniProgramIdentity,
    scan: string,
  ): Promise<ScanLogin | 'taken' | 'expired'> {
    const here = [eq('token', hash(token)), alive()];
    const update = { status: 'scanned', openid, unionid: unionid ?? null, scan: hash(scan) };
    const first = await this.adapter.updateMany({ model, where: [...here, eq('status', 'pending')], update });
    const again =
      first ||
      (await this.adapter.updateMany({
        model,
        where: [...here, eq('status', 'scanned'), eq('openid', openid)],
        update,
      }));
    if (again) return (await this.findOfPhone(scan)) ?? 'expired';
    const other = await this.adapter.findOne({ model, where: [...here, eq('status', 'scanned')] });
    return other ? 'taken' : 'expired';
  }

  /** The phone decides. A confirmed login gets its own time to be fetched. */
  decide(
    scan: string,
    to: 'confirmed' | 'cancelled',
    data: Partial<Pick<ScanLogin, 'number' | 'phoneNumber'>> = {},
  ): Promise<boolean> {
    return this.change(eq('scan', hash(scan)), { from: 'scanned', to }, { ...data, expiresAt: fromNow() });
  }

  /** The page fetches its session: once. */
  use(id: string): Promise<boolean> {
    return this.change(eq('id', id), { from: 'confirmed', to: 'used' });
  }

  private async change(which: ReturnType<typeof eq>, { from, to }: Change, data: object = {}) {
    const where = [which, eq('status', from), alive()];
    return (await this.adapter.updateMany({ model, where, update: { ...data, status: to } })) === 1;
  }
}
