import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { handleOAuthUserInfo } from 'better-auth/oauth2';
import { z } from 'zod';
import { type Doubt, getAccountKey, type WeChatProfile } from './association.js';
import type { Settings } from './settings.js';

/** Somebody whom WeChat knows and we do not. */
export interface Stranger {
  profile: WeChatProfile;
  name: string;
  email: string;
  image?: string;
  /** Why association `match` asks whose account it is. */
  doubt?: Doubt | undefined;
}

/** A stranger who waits for the bind page. The id names them, and opens nothing. */
type Parked = Stranger & { id: string };

/** What the bind page shows of a stranger. */
export interface ShownStranger {
  /** Goes back with the visitor's confirmation, so that it counts for the WeChat that was on screen. */
  id: string;
  name: string;
  image: string | null;
  /** Last four digits of the phone number. A mini program learns neither name nor picture. */
  phoneEnd: string | null;
  doubt: Doubt | null;
}

const toShown = ({ id, name, image, profile, doubt }: Parked): ShownStranger => ({
  id,
  name,
  image: image ?? null,
  phoneEnd: profile.phone_number?.slice(-4) ?? null,
  doubt: doubt ?? null,
});

const MINUTES = 10;
const getKey = (token: string) => `wechat-stranger:${token}`;
const getCookie = (ctx: GenericEndpointContext) =>
  ctx.context.createAuthCookie('wechat_stranger', { maxAge: MINUTES * 60 });

/**
 * Keeps who has just scanned until they say which account is theirs. The browser only gets a signed ticket: another
 * browser cannot connect this identity, and this one cannot change it.
 */
export async function parkStranger(ctx: GenericEndpointContext, stranger: Stranger): Promise<void> {
  const token = crypto.randomUUID();
  const parked: Parked = { ...stranger, id: crypto.randomUUID() };
  await ctx.context.internalAdapter.createVerificationValue({
    identifier: getKey(token),
    value: JSON.stringify(parked),
    expiresAt: new Date(Date.now() + MINUTES * 60_000),
  });
  const { name, attributes } = getCookie(ctx);
  await ctx.setSignedCookie(name, token, ctx.context.secret, attributes);
}

/** The stranger of this browser; `use` takes the ticket away. */
async function findStranger(ctx: GenericEndpointContext, use = false): Promise<Parked | undefined> {
  const { name, attributes } = getCookie(ctx);
  const token = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!token) return;
  const { internalAdapter } = ctx.context;
  const found = use
    ? await internalAdapter.consumeVerificationValue(getKey(token))
    : await internalAdapter.findVerificationValue(getKey(token));
  if (use) ctx.setCookie(name, '', { ...attributes, maxAge: 0 });
  if (found && found.expiresAt > new Date()) return JSON.parse(found.value);
}

/** Signs the stranger in, with a new account if `disableSignUp` does not forbid it. Undefined: that was not to be. */
export async function signInStranger(
  ctx: GenericEndpointContext,
  stranger: Stranger,
  disableSignUp: boolean,
): Promise<true | undefined> {
  const { name, email, image = null, profile } = stranger;
  const account = getAccountKey(profile);
  const { data } = await handleOAuthUserInfo(ctx, {
    userInfo: { id: account.accountId, name, email, emailVerified: false, image },
    account,
    disableSignUp,
  });
  if (!data) return;
  await setSessionCookie(ctx, data);
  return true;
}

const nothing = z.strictObject({}).optional();

/**
 * The endpoints of the bind page. Whoever photographs a QR code can scan it before the visitor does. So a WeChat is
 * connected only with `confirmed`, the id of the stranger whom the visitor was shown and said to be: signing in alone
 * connects nothing.
 */
export function strangers(settings: Pick<Settings, 'association' | 'loginOnly'>): BetterAuthPlugin {
  const gone = () => new APIError('GONE', { code: 'BIND_EXPIRED', message: 'Scan again' });
  const body = z.strictObject({ confirmed: z.string().min(1).max(64) });
  /** Takes the ticket if it is the confirmed stranger's. */
  const takeConfirmed = async (ctx: GenericEndpointContext, confirmed: string): Promise<Stranger> => {
    const shown = await findStranger(ctx);
    if (!shown || settings.association === 'off') throw gone();
    // Another scan in this browser, after the page was shown.
    if (shown.id !== confirmed) {
      throw new APIError('PRECONDITION_FAILED', { code: 'NOT_CONFIRMED', message: 'Confirm whose WeChat' });
    }
    const stranger = await findStranger(ctx, true);
    if (!stranger) throw gone();
    return stranger;
  };
  return {
    id: 'wechat-strangers',
    endpoints: {
      /** Who is waiting to be connected: what the visitor may see of it. */
      getStranger: createAuthEndpoint('/wechat/stranger', { method: 'GET' }, async (ctx) => {
        const stranger = await findStranger(ctx);
        return ctx.json(stranger ? toShown(stranger) : null);
      }),
      /** Connects the stranger's WeChat to the account that is signed in. */
      bindStranger: createAuthEndpoint(
        '/wechat/bind',
        { method: 'POST', body, use: [sessionMiddleware] },
        async (ctx) => {
          const { profile } = await takeConfirmed(ctx, ctx.body.confirmed);
          const account = getAccountKey(profile);
          const { user } = ctx.context.session;
          const known = await ctx.context.internalAdapter.findAccountByKey(account);
          if (known && known.userId !== user.id) {
            throw new APIError('CONFLICT', {
              code: 'ALREADY_LINKED',
              message: 'Connected to another account',
            });
          }
          if (!known) await ctx.context.internalAdapter.linkAccount({ ...account, userId: user.id });
          return ctx.json({ status: true });
        },
      ),
      /** Whoever sits here now is not that stranger, and must not connect them later. */
      forgetStranger: createAuthEndpoint('/wechat/forget', { method: 'POST', body: nothing }, async (ctx) => {
        await findStranger(ctx, true);
        return ctx.json({ status: true });
      }),
      /** The stranger has no account yet, and wants one. */
      welcomeStranger: createAuthEndpoint('/wechat/new-account', { method: 'POST', body }, async (ctx) => {
        const stranger = await takeConfirmed(ctx, ctx.body.confirmed);
        if (!(await signInStranger(ctx, stranger, settings.loginOnly))) {
          throw new APIError('FORBIDDEN', { code: 'SIGNUP_DISABLED', message: 'Existing accounts only' });
        }
        return ctx.json({ status: true });
      }),
    },
  };
}
