import { createAuthMiddleware, getOAuthState } from 'better-auth/api';
import { readNote } from './connections/callback-note.js';
import { parkStranger, signInStranger } from './stranger.js';

/** Error code of a login that association `match` cannot decide. */
export const IN_DOUBT = 'association_in_doubt';
/** Error code of a login without an account. */
export const NO_ACCOUNT = 'signup_disabled';

/**
 * Redirects a failed callback to the failure page, with our failure code. If the visitor can choose an account, it
 * redirects to the bind page instead.
 */
export const redirectFailedCallback = createAuthMiddleware(async (ctx) => {
  const state = await getOAuthState();
  const { failure, stranger, rules } = await readNote();
  const location = ctx.context.responseHeaders?.get('location') ?? '';
  const error = /[?&]error=([^&]*)/.exec(location)?.[1];
  if (!error) return;
  // A new user finished two logins at the same moment, and the other one has just created the account.
  if (error === 'unable_to_create_user' && stranger && (await signInStranger(ctx, stranger, true))) {
    throw ctx.redirect(state?.callbackURL ?? '/');
  }
  if (failure) throw ctx.redirect(location.replace(`error=${error}`, `error=${failure}`));
  const isAsked = error === NO_ACCOUNT && rules?.association === 'ask';
  if (stranger && (isAsked || error === IN_DOUBT)) {
    await parkStranger(ctx, stranger);
    const to = [...location.matchAll(/[?&]((?:request|deliver)=[^&]*)/g)].map(([, pair]) => pair);
    throw ctx.redirect(`/bind${to.length ? `?${to.join('&')}` : ''}`);
  }
  // better-auth repeats the code as its description.
  if (error === NO_ACCOUNT) throw ctx.redirect(location.replace(/&error_description=[^&]*/, ''));
});
