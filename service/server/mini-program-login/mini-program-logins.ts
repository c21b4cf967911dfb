import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { AuthContext } from 'better-auth';
import { APIError } from 'better-auth/api';
import type { Storage } from '../storage/open-storage.js';
import type { MiniProgramIdentity } from './create-mini-program-api.js';

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
  constructor(
    private readonly adapter: Adapter,
    private readonly storage: Pick<Storage, 'now' | 'inTurn'>,
  ) {}

  /** Only what still lives: unknown, foreign and expired are one query, and so one answer in one time. */
  private alive() {
    return { field: 'expiresAt', operator: 'gt' as const, value: this.storage.now() };
  }

  private fromNow() {
    return new Date(this.storage.now().getTime() + LIFETIME * 1000);
  }

  private async isTooMany(owner: ReturnType<typeof eq>): Promise<boolean> {
    return (await this.adapter.count({ model, where: [owner, this.alive()] })) >= MOST_AT_ONCE;
  }

  /** Undefined if the browser has too many logins under way. Requests of one browser take turns, so that none is missed. */
  async create(
    made: { token: string; browser: string } & Pick<ScanLogin, 'site' | 'browserName' | 'place'>,
  ): Promise<ScanLogin | undefined> {
    const { token, browser, ...rest } = made;
    const owner = eq('browser', hash(browser));
    return this.storage.inTurn(`scan-login browser ${owner.value}`, async () => {
      if (await this.isTooMany(owner)) return;
      return this.adapter.create<Record<string, unknown>, ScanLogin>({
        model,
        data: {
          ...rest,
          token: hash(token),
          browser: owner.value,
          status: 'pending',
          expiresAt: this.fromNow(),
        },
      });
    });
  }

  /** Takes back a login whose QR code nobody has seen. */
  async remove(id: string): Promise<void> {
    await this.adapter.deleteMany({ model, where: [eq('id', id)] });
  }

  /** For the page: of this browser, or not there. */
  findOfBrowser(id: string, browser: string): Promise<ScanLogin | null> {
    return this.adapter.findOne({ model, where: [eq('id', id), eq('browser', hash(browser)), this.alive()] });
  }

  /** For the phone that scanned, until it has decided. */
  findOfPhone(scan: string): Promise<ScanLogin | null> {
    return this.adapter.findOne({
      model,
      where: [eq('scan', hash(scan)), eq('status', 'scanned'), this.alive()],
    });
  }

  /** Whether there is such a code, and nobody has decided yet. */
  async isOpen(token: string): Promise<boolean> {
    const status = { field: 'status', operator: 'in' as const, value: ['pending', 'scanned'] };
    return (
      (await this.adapter.count({ model, where: [eq('token', hash(token)), status, this.alive()] })) === 1
    );
  }

  /**
   * Fixes who scanned. The same person may scan again, and the earlier `scan` is worth nothing from then on. Scans of
   * one person take turns, so that none is missed when they are counted.
   */
  async claim(
    token: string,
    { openid, unionid }: MiniProgramIdentity,
    scan: string,
  ): Promise<ScanLogin | 'taken' | 'expired' | 'too_many'> {
    const here = [eq('token', hash(token)), this.alive()];
    const update = { status: 'scanned', openid, unionid: unionid ?? null, scan: hash(scan) };
    const claimFrom = async (...from: ReturnType<typeof eq>[]) =>
      (await this.adapter.updateMany({ model, where: [...here, ...from], update })) === 1;
    const claimed = await this.storage.inTurn(`scan-login openid ${openid}`, async () => {
      if (await claimFrom(eq('status', 'scanned'), eq('openid', openid))) return true;
      if (await this.isTooMany(eq('openid', openid))) return 'too_many';
      return claimFrom(eq('status', 'pending'));
    });
    if (claimed === 'too_many') return claimed;
    if (claimed) return (await this.findOfPhone(scan)) ?? 'expired';
    const other = await this.adapter.findOne({ model, where: [...here, eq('status', 'scanned')] });
    return other ? 'taken' : 'expired';
  }

  /** The phone decides. A confirmed login gets its own time to be fetched. */
  decide(
    scan: string,
    to: 'confirmed' | 'cancelled',
    data: Partial<Pick<ScanLogin, 'number' | 'phoneNumber'>> = {},
  ): Promise<boolean> {
    return this.change(
      eq('scan', hash(scan)),
      { from: 'scanned', to },
      { ...data, expiresAt: this.fromNow() },
    );
  }

  /** The page fetches its session: once. */
  use(id: string): Promise<boolean> {
    return this.change(eq('id', id), { from: 'confirmed', to: 'used' });
  }

  private async change(which: ReturnType<typeof eq>, { from, to }: Change, data: object = {}) {
    const where = [which, eq('status', from), this.alive()];
    return (await this.adapter.updateMany({ model, where, update: { ...data, status: to } })) === 1;
  }
}
