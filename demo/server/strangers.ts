import type { BetterAuthPlugin, GenericEndpointContext } from 'better-auth';
import { APIError, createAuthEndpoint, sessionMiddleware } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { handleOAuthUserInfo } from 'better-auth/oauth2';
import type { WeChatProfile } from './association.js';
import type { Settings } from './settings.js';

/** Somebody whom WeChat knows and we do not. */
export interface Stranger {
  profile: WeChatProfile;
  name: string;
  email: string;
  image?: string;
}

const MINUTES = 10;
const keyOf = (token: string) => `wechat-stranger:${token}`;
const cookieOf = (ctx: GenericEndpointContext) =>
  ctx.context.createAuthCookie('wechat_stranger', { maxAge: MINUTES * 60 });

/**
 * Keeps who has just scanned until they say which account is theirs. The browser only gets a signed ticket: another
 * browser cannot connect this identity, and this one cannot change it.
 */
export async function parkStranger(ctx: GenericEndpointContext, stranger: Stranger): Promise<void> {
  const token = crypto.randomUUID();
  await ctx.context.internalAdapter.createVerificationValue({
    identifier: keyOf(token),
    value: JSON.stringify(stranger),
    expiresAt: new Date(Date.now() + MINUTES * 60_000),
  });
  const { name, attributes } = cookieOf(ctx);
  await ctx.setSignedCookie(name, token, ctx.context.secret, attributes);
}

/** The stranger of this browser; `use` takes the ticket away. */
async function findStranger(ctx: GenericEndpointContext, use = false): Promise<Stranger | undefined> {
  const { name, attributes } = cookieOf(ctx);
  const token = await ctx.getSignedCookie(name, ctx.context.secret);
  if (!token) return;
  const { internalAdapter } = ctx.context;
  const found = use
    ? await internalAdapter.consumeVerificationValue(keyOf(token))
    : await internalAdapter.findVerificationValue(keyOf(token));
  if (use) ctx.setCookie(name, '', { ...attributes, maxAge: 0 });
  if (found && found.expiresAt > new Date()) return JSON.parse(found.value);
}

const userInfoOf = ({ name, email, image, profile }: Stranger) => ({
  id: accountOf({ profile }).accountId,
  name,
  email,
  emailVerified: false,
  image: image ?? null,
});
/** The same key that better-auth's callback makes, so that the next scan finds the account, by either way in. */
export const accountOf = ({ profile }: Pick<Stranger, 'profile'>) => ({
  providerId: 'wechat',
  accountId: `${profile.unionid || profile.openid}`,
});

/** Signs the stranger in, with a new account if `disableSignUp` does not forbid it. Undefined: that was not to be. */
export async function signInStranger(
  ctx: GenericEndpointContext,
  stranger: Stranger,
  disableSignUp: boolean,
): Promise<true | undefined> {
  const { data } = await handleOAuthUserInfo(ctx, {
    userInfo: userInfoOf(stranger),
    account: accountOf(stranger),
    disableSignUp,
  });
  if (!data) return;
  await setSessionCookie(ctx, data);
  return true;
}

/**
 * The endpoints of the bind page, for association `ask`. Nothing is connected unless the visitor, who sees whose
 * WeChat it is, says so: signing in elsewhere in this browser leaves the stranger alone.
 */
export function strangers(settings: Pick<Settings, 'association' | 'loginOnly'>): BetterAuthPlugin {
  const gone = () => new APIError('GONE', { code: 'BIND_EXPIRED', message: 'Scan again' });
  return {
    id: 'wechat-strangers',
    endpoints: {
      /** Who is waiting to be connected: what the visitor may see of it. */
      getStranger: createAuthEndpoint('/wechat/stranger', { method: 'GET' }, async (ctx) => {
        const stranger = await findStranger(ctx);
        return ctx.json(stranger ? { name: stranger.name, image: stranger.image ?? null } : null);
      }),
      /** Connects the stranger's WeChat to the account that is signed in. */
      bindStranger: createAuthEndpoint(
        '/wechat/bind',
        { method: 'POST', use: [sessionMiddleware] },
        async (ctx) => {
          const stranger = await findStranger(ctx, true);
          if (!stranger || settings.association !== 'ask') throw gone();
          const account = accountOf(stranger);
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
      forgetStranger: createAuthEndpoint('/wechat/forget', { method: 'POST' }, async (ctx) => {
        await findStranger(ctx, true);
        return ctx.json({ status: true });
      }),
      /** The stranger has no account yet, and wants one. */
      welcomeStranger: createAuthEndpoint('/wechat/new-account', { method: 'POST' }, async (ctx) => {
        const stranger = await findStranger(ctx, true);
        if (!stranger || settings.association !== 'ask') throw gone();
        if (!(await signInStranger(ctx, stranger, settings.loginOnly))) {
          throw new APIError('FORBIDDEN', { code: 'SIGNUP_DISABLED', message: 'Existing accounts only' });
        }
        return ctx.json({ status: true });
      }),
    },
  };
}
