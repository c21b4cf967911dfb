import { setTimeout as wait } from 'node:timers/promises';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getOAuthState } from 'better-auth/api';
import { createPlaceholderEmail, findMatch, PLACEHOLDER_DOMAIN, type WeChatProfile } from './association.js';
import { type Failure, LoginFailure, toFailure } from './failures.js';
import type { Settings } from './settings.js';
import { parkStranger, type Stranger, signInStranger } from './strangers.js';

/** What happened in a callback, for the hook that sees its answer. Keyed by the state, which is one request's own. */
interface Note {
  failure?: Failure;
  stranger?: Stranger;
}
const notes = new WeakMap<object, Note>();

/** Error of a login that association `match` does not decide. */
const IN_DOUBT = 'association_in_doubt';

async function note(what: Note): Promise<void> {
  const state = await getOAuthState();
  if (state) notes.set(state, { ...notes.get(state), ...what });
}

/**
 * Puts into better-auth's WeChat provider what it lacks: a time limit, words for what went wrong, an e-mail address
 * that is nobody else's, and the account that an identity is to join.
 *
 * `authorizationEndpoint` is where the simulator shows its QR page, seen from a page of that origin.
 */
export function weChat(
  settings: Pick<Settings, 'association' | 'timeout'>,
  authorizationEndpoint?: (pageOrigin: string) => string,
): BetterAuthPlugin {
  const inTime = async <T>(work: Promise<T>): Promise<T> => {
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
          // Asked before an account is made. The hook below brings the visitor to the bind page instead.
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
              // What older WeChat clients send instead of nothing when the visitor refuses.
              if (data.code === 'authdeny') throw new LoginFailure('no_code');
              return await inTime(provider.validateAuthorizationCode(data));
            } catch (error) {
              const failure = toFailure(error);
              await note({ failure });
              throw new LoginFailure(failure);
            }
          },
          async getUserInfo(tokens) {
            try {
              const found = await inTime(provider.getUserInfo(tokens));
              if (!found) throw new LoginFailure('wechat_malformed');
              const profile: WeChatProfile = found.data;
              const { name = '', image } = found.user;
              // A visitor who is signed in and connects WeChat has said which account it is.
              const isAsked = settings.association === 'match' && !(await getOAuthState())?.link;
              const match = isAsked ? await findMatch(context, profile) : {};
              const email = match.email ?? createPlaceholderEmail(profile);
              await note({
                stranger: { profile, name, email, doubt: match.doubt, ...(image && { image }) },
              });
              return { ...found, user: { ...found.user, name, email, emailVerified: false } };
            } catch (error) {
              const failure = toFailure(error);
              await note({ failure });
              context.logger.error('WeChat gave no profile:', new LoginFailure(failure));
              return null;
            }
          },
        })),
      },
    }),
    hooks: {
      before: [
        {
          // Whoever registered such an address would stand in the way of the person it is made for.
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
            // Two tabs of somebody new at the same moment: the other one has just made the account.
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
