import type { AuthContext } from 'better-auth';
import { hash } from '../hash.js';
import type { Storage } from '../storage/storage.js';
import type { MiniProgramIdentity } from './create-mini-program-api.js';
import { announceChange } from './login-changes.js';
import type { MiniProgramLogin } from './mini-program-login-schema.js';

/** Seconds until a QR code expires, and until a confirmed login has to be picked up by its page. */
export const LIFETIME = 120;

/** Maximum number of concurrent logins per browser, and per WeChat user. */
export const MAX_CONCURRENT_LOGINS = 20;

type Adapter = Pick<
  AuthContext['adapter'],
  'create' | 'findOne' | 'findMany' | 'updateMany' | 'deleteMany' | 'count'
>;
type Status = MiniProgramLogin['status'];
type Change = { from: Status; to: Status };

const model = 'miniProgramLogin';

const eq = (field: string, value: string) => ({ field, value });

/**
 * Stores the logins in better-auth's database.
 *
 * Each transition is a single UPDATE whose WHERE clause contains the previous status. If two processes change the same
 * login at the same moment, one of them changes no row and fails.
 */
export class MiniProgramLoginStore {
  constructor(
    private readonly adapter: Adapter,
    private readonly storage: Pick<Storage, 'now' | 'inTurn' | 'announcements'>,
  ) {}

  /** Expired logins are filtered in the query, so that they take the same time as unknown ones. */
  private notExpired() {
    return { field: 'expiresAt', operator: 'gt' as const, value: this.storage.now() };
  }

  private getNewExpiry() {
    return new Date(this.storage.now().getTime() + LIFETIME * 1000);
  }

  private async hasReachedLimit(owner: ReturnType<typeof eq>): Promise<boolean> {
    return (await this.adapter.count({ model, where: [owner, this.notExpired()] })) >= MAX_CONCURRENT_LOGINS;
  }

  /**
   * Creates a login. Requests of one browser run one after another, so that the limit is exact.
   *
   * @returns undefined if the browser has reached its limit
   */
  async create(
    login: { token: string; browser: string } & Pick<
      MiniProgramLogin,
      'connection' | 'userId' | 'site' | 'browserName' | 'place'
    >,
  ): Promise<MiniProgramLogin | undefined> {
    const { token, browser, ...rest } = login;
    const owner = eq('browser', hash(browser));
    return this.storage.inTurn(`mini-program-login browser ${owner.value}`, async () => {
      if (await this.hasReachedLimit(owner)) return;
      return this.adapter.create<Record<string, unknown>, MiniProgramLogin>({
        model,
        data: {
          ...rest,
          token: hash(token),
          browser: owner.value,
          status: 'pending',
          expiresAt: this.getNewExpiry(),
        },
      });
    });
  }

  /** Deletes a login whose QR code was never shown. */
  async remove(id: string): Promise<void> {
    await this.adapter.deleteMany({ model, where: [eq('id', id)] });
  }

  /** Finds a login of this browser and this connection. */
  findForBrowser(connection: string, id: string, browser: string): Promise<MiniProgramLogin | null> {
    return this.adapter.findOne({
      model,
      where: [eq('id', id), eq('connection', connection), eq('browser', hash(browser)), this.notExpired()],
    });
  }

  /** Reads the status of logins. Expired ones are missing. */
  async readStatuses(ids: readonly string[]): Promise<Map<string, Status>> {
    const where = [{ field: 'id', operator: 'in' as const, value: [...ids] }, this.notExpired()];
    const select = ['id', 'status'];
    const found = await this.adapter.findMany<MiniProgramLogin>({ model, where, select, limit: ids.length });
    return new Map(found.map(({ id, status }) => [id, status]));
  }

  /** Returns the ms until the login expires. */
  getTimeLeft({ expiresAt }: MiniProgramLogin): number {
    return expiresAt.getTime() - this.storage.now().getTime();
  }

  /** Finds the login that this phone has scanned and has neither confirmed nor canceled. */
  findForPhone(scan: string): Promise<MiniProgramLogin | null> {
    return this.adapter.findOne({
      model,
      where: [eq('scan', hash(scan)), eq('status', 'scanned'), this.notExpired()],
    });
  }

  /** Finds the login of a QR code that is not confirmed, canceled or expired. */
  findOpen(token: string): Promise<MiniProgramLogin | null> {
    const status = { field: 'status', operator: 'in' as const, value: ['pending', 'scanned'] };
    return this.adapter.findOne({
      model,
      where: [eq('token', hash(token)), status, this.notExpired()],
    });
  }

  /**
   * Binds the login to the WeChat user who scanned. The same user can scan again, which replaces the secret `scan`.
   * Scans of one user run one after another, so that the limit is exact.
   */
  async claim(
    token: string,
    { openid, unionid }: MiniProgramIdentity,
    scan: string,
  ): Promise<MiniProgramLogin | 'taken' | 'expired' | 'too_many'> {
    const here = [eq('token', hash(token)), this.notExpired()];
    const update = { status: 'scanned', openid, unionid: unionid ?? null, scan: hash(scan) };
    const claimFrom = async (...from: ReturnType<typeof eq>[]) =>
      (await this.adapter.updateMany({ model, where: [...here, ...from], update })) === 1;
    const claimed = await this.storage.inTurn(`mini-program-login openid ${openid}`, async () => {
      if (await claimFrom(eq('status', 'scanned'), eq('openid', openid))) return true;
      if (await this.hasReachedLimit(eq('openid', openid))) return 'too_many';
      return claimFrom(eq('status', 'pending'));
    });
    if (claimed === 'too_many') return claimed;
    if (claimed) {
      const login = await this.findForPhone(scan);
      if (login) announceChange(this.storage.announcements, login);
      return login ?? 'expired';
    }
    const other = await this.adapter.findOne({ model, where: [...here, eq('status', 'scanned')] });
    return other ? 'taken' : 'expired';
  }

  /** Confirms, cancels or refuses the login that this phone has scanned, and restarts its lifetime. */
  async settle(
    { id }: MiniProgramLogin,
    scan: string,
    to: 'confirmed' | 'cancelled' | 'no_account',
    data: Partial<Pick<MiniProgramLogin, 'number' | 'phoneNumber'>> = {},
  ): Promise<boolean> {
    const where = [eq('id', id), eq('scan', hash(scan))];
    return this.change(id, where, { from: 'scanned', to }, { ...data, expiresAt: this.getNewExpiry() });
  }

  /** Marks a confirmed login as used. Only the first call returns true. */
  use(id: string): Promise<boolean> {
    return this.change(id, [eq('id', id)], { from: 'confirmed', to: 'used' });
  }

  private async change(
    id: string,
    which: ReturnType<typeof eq>[],
    { from, to }: Change,
    data: object = {},
  ): Promise<boolean> {
    const where = [...which, eq('status', from), this.notExpired()];
    const hasChanged =
      (await this.adapter.updateMany({ model, where, update: { ...data, status: to } })) === 1;
    if (hasChanged) announceChange(this.storage.announcements, { id, status: to });
    return hasChanged;
  }
}
