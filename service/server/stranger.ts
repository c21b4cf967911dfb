import type { GenericEndpointContext } from 'better-auth';
import { setSessionCookie } from 'better-auth/cookies';
import { handleOAuthUserInfo } from 'better-auth/oauth2';
import { signedInBy } from './connections/signed-in-by.js';
import type { Doubt } from './find-matching-account.js';
import { getAccountKey, type WeChatProfile } from './wechat-profile.js';

/** A WeChat identity without an account. */
export interface Stranger {
  /** Id of the connection that the identity came from. */
  connection: string;
  profile: WeChatProfile;
  name: string;
  email: string;
  image?: string;
  /** Why association `match` does not connect an account automatically. */
  doubt?: Doubt | undefined;
}

/** A stranger whose visitor is on the bind page. The id alone grants nothing. */
export type ParkedStranger = Stranger & { id: string };

/** The part of a stranger that the bind page shows. */
export interface ShownStranger {
  /** The page sends it back with the visitor's confirmation, so that the confirmation applies to the WeChat that was shown. */
  id: string;
  /** Id of the connection that the identity came from. */
  connection: string;
  name: string;
  image: string | null;
  /** Last four digits of the phone number. Mini programs get neither nickname nor avatar. */
  phoneEnd: string | null;
  doubt: Doubt | null;
}

export const toShownStranger = ({
  id,
  connection,
  name,
  image,
  profile,
  doubt,
}: ParkedStranger): ShownStranger => ({
  id,
  connection,
  name,
  image: image ?? null,
  phoneEnd: profile.phone_number?.slice(-4) ?? null,
  doubt: doubt ?? null,
});

/** Minutes until a parked stranger expires. */
const LIFETIME = 10;
const getKey = (token: string) => `wechat-stranger:${token}`;
const getCookie = (ctx: GenericEndpointContext) =>
  ctx.context.createAuthCookie('wechat_stranger', { maxAge: LIFETIME * 60 });

/**
 * Stores the stranger until the visitor chooses an account on the bind page. The browser gets a signed cookie with a random
 * key, so that only this browser can connect the identity.
 */
export async function parkStranger(ctx: GenericEndpointContext, stranger: Stranger): Promise<void> {
  const token = crypto.randomUUID();
  const parked: ParkedStranger = { ...stranger, id: crypto.randomUUID() };
  await ctx.context.internalAdapter.createVerificationValue({
    identifier: getKey(token),
    value: JSON.stringify(parked),
    expiresAt: new Date(Date.now() + LIFETIME * 60_000),
  });
  const { name, attributes } = getCookie(ctx);
  await ctx.setSignedCookie(name, token, ctx.context.secret, attributes);
}

/** Finds the stranger that this browser's cookie refers to. `use` also removes the stranger and the cookie. */
export async function findStranger(
  ctx: GenericEndpointContext,
  use = false,
): Promise<ParkedStranger | undefined> {
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

/** Makes the stranger the WeChat identity of this request. New sessions and bound identities get their details from it. */
export async function rememberStranger({ connection, name, image, profile }: Stranger): Promise<void> {
  await signedInBy.set({
    connection,
    unionid: profile.unionid,
    accountId: getAccountKey(profile).accountId,
    // The stranger of a mini program has the same placeholder as its name, for every user.
    nickname: profile.nickname && name,
    picture: image,
  });
}

/**
 * Signs the stranger in. Creates an account if there is none, unless `disableSignUp` is set.
 *
 * @returns whether the visitor is signed in
 */
export async function signInStranger(
  ctx: GenericEndpointContext,
  stranger: Stranger,
  disableSignUp: boolean,
): Promise<boolean> {
  const { name, email, image = null, profile } = stranger;
  await rememberStranger(stranger);
  const account = getAccountKey(profile);
  const { data } = await handleOAuthUserInfo(ctx, {
    userInfo: { id: account.accountId, name, email, emailVerified: false, image },
    account,
    disableSignUp,
  });
  if (!data) return false;
  await setSessionCookie(ctx, data);
  return true;
}
