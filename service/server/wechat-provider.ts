import { setTimeout as wait } from 'node:timers/promises';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getOAuthState } from 'better-auth/api';
import { type Failure, LoginFailure, toFailure } from './failures.js';
import { findMatchingAccount } from './find-matching-account.js';
import type { Settings } from './settings.js';
import { parkStranger, type Stranger, signInStranger } from './stranger.js';
import { createPlaceholderEmail, PLACEHOLDER_DOMAIN, type WeChatProfile } from './wechat-profile.js';

/** What the provider found out during a callback. The `after` hook of the same request reads it by the OAuth state. */
interface Note {
  failure?: Failure;
  stranger?: Stranger;
}
const notes = new WeakMap<object, Note>();

/** Error code of a login that association `match` cannot decide. */
const IN_DOUBT = 'association_in_doubt';

async function addNote(note: Note): Promise<void> {
  const state = await getOAuthState();
  if (state) notes.set(state, { ...notes.get(state), ...note });
}

/**
 * A better-auth plugin that extends better-auth's WeChat provider with a timeout, failure codes, unique placeholder e-mail
 * addresses and the association of accounts.
 *
 * @param authorizationEndpoint Returns the address of the simulator's QR page for a page's origin.
 */
export function weChatProvider(
  settings: Pick<Settings, 'association' | 'timeout'>,
  authorizationEndpoint?: (pageOrigin: string) => string,
): BetterAuthPlugin {
  const withTimeout = async <T>(work: Promise<T>): Promise<T> => {
    const limit = new AbortController();
    try {
      return await Promise.race([
        work,
        wait(settings.timeout, undefined, { signal: limit.signal }).then(() => {
          throw new LoginFailure('wechat_timeout');
        }),
      ]);
    } finally {
      limit.abort();
    }
  };

  return {
    id: 'wechat-qr-login',
    init: (context) => ({
      options: {
        user: {
          // Called before an account is created. The hook below redirects the visitor to the bind page instead.
          async validateUserInfo() {
            const state = await getOAuthState();
            return state && notes.get(state)?.stranger?.doubt ? { error: IN_DOUBT } : undefined;
          },
        },
      },
      context: {
        socialProviders: context.socialProviders.map((provider) => ({
          ...provider,
          async createAuthorizationURL(data) {
            const url = await provider.createAuthorizationURL(data);
            if (!authorizationEndpoint) return url;
            return new URL(
              `${authorizationEndpoint(new URL(data.redirectURI).origin)}${url.search}${url.hash}`,
            );
          },
          async validateAuthorizationCode(data) {
            try {
              // Older WeChat clients send this code if the visitor refuses.
              if (data.code === 'authdeny') throw new LoginFailure('no_code');
              return await withTimeout(provider.validateAuthorizationCode(data));
            } catch (error) {
              const failure = toFailure(error);
              await addNote({ failure });
              throw new LoginFailure(failure);
            }
          },
          async getUserInfo(tokens) {
            try {
              const found = await withTimeout(provider.getUserInfo(tokens));
              if (!found) throw new LoginFailure('wechat_malformed');
              const profile: WeChatProfile = found.data;
              const { name = '', image } = found.user;
              // A signed-in visitor who connects WeChat has already chosen the account.
              const shouldMatch = settings.association === 'match' && !(await getOAuthState())?.link;
              const match = shouldMatch ? await findMatchingAccount(context, profile) : {};
              const email = match.email ?? createPlaceholderEmail(profile);
              await addNote({
                stranger: { profile, name, email, doubt: match.doubt, ...(image && { image }) },
              });
              return { ...found, user: { ...found.user, name, email, emailVerified: false } };
            } catch (error) {
              const failure = toFailure(error);
              await addNote({ failure });
              context.logger.error('WeChat did not return a profile:', new LoginFailure(failure));
              return null;
            }
          },
        })),
      },
    }),
    hooks: {
      before: [
        {
          // An account with a placeholder address would block the WeChat user whom it belongs to.
          matcher: ({ path }) => path === '/sign-up/email',
          handler: createAuthMiddleware(async ({ body }) => {
            if (`${body?.email}`.trim().toLowerCase().endsWith(`@${PLACEHOLDER_DOMAIN}`)) {
              throw new APIError('BAD_REQUEST', { code: 'INVALID_EMAIL', message: 'Invalid email' });
            }
          }),
        },
      ],
      after: [
        {
          matcher: ({ path }) => path === '/callback/:id',
          handler: createAuthMiddleware(async (ctx) => {
            const state = await getOAuthState();
            const { failure, stranger } = (state && notes.get(state)) ?? {};
            const location = ctx.context.responseHeaders?.get('location') ?? '';
            const error = /[?&]error=([^&]*)/.exec(location)?.[1];
            if (!error) return;
            // A new user finished two logins at the same moment, and the other one has just created the account.
            if (
              error === 'unable_to_create_user' &&
              stranger &&
              (await signInStranger(ctx, stranger, true))
            ) {
              throw ctx.redirect(state?.callbackURL ?? '/');
            }
            if (failure) throw ctx.redirect(location.replace(`error=${error}`, `error=${failure}`));
            const isAsked = error === 'signup_disabled' && settings.association === 'ask';
            if (stranger && (isAsked || error === IN_DOUBT)) {
              await parkStranger(ctx, stranger);
              const returnTo = /[?&](return_to=[^&]*)/.exec(location)?.[1];
              throw ctx.redirect(`/bind${returnTo ? `?${returnTo}` : ''}`);
            }
          }),
        },
      ],
    },
  };
}
