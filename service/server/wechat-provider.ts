import { setTimeout as wait } from 'node:timers/promises';
import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware, getOAuthState } from 'better-auth/api';
import type { AccountRules } from './config/connection.js';
import { createProviders } from './connections/create-providers.js';
import { signedInBy } from './connections/signed-in-by.js';
import { findMatchingAccount } from './find-matching-account.js';
import { type Failure, LoginFailure } from './login-failure.js';
import type { Settings } from './settings.js';
import { parkStranger, type Stranger, signInStranger } from './stranger.js';
import { toFailure } from './to-failure.js';
import { createPlaceholderEmail, isPlaceholderEmail, type WeChatProfile } from './wechat-profile.js';

/** What the provider found out during a callback. The `after` hook of the same request reads it by the OAuth state. */
interface Note {
  rules?: AccountRules;
  failure?: Failure;
  stranger?: Stranger;
}
const notes = new WeakMap<object, Note>();

/** Error codes of a login that association `match` cannot decide, and of one without an account. */
const IN_DOUBT = 'association_in_doubt';
const NO_ACCOUNT = 'signup_disabled';

async function readNote(): Promise<Note> {
  const state = await getOAuthState();
  return (state && notes.get(state)) ?? {};
}

async function addNote(note: Note): Promise<void> {
  const state = await getOAuthState();
  if (state) notes.set(state, { ...notes.get(state), ...note });
}

/**
 * A better-auth plugin that extends better-auth's WeChat provider with several connections, a timeout, failure codes,
 * unique placeholder e-mail addresses and the association of accounts.
 *
 * @param authorizationEndpoint Returns the address of the simulator's QR page for a page's origin.
 */
export function weChatProvider(
  settings: Pick<Settings, 'connections' | 'timeout'>,
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

  const providers = createProviders(settings.connections);
  return {
    id: 'wechat-qr-login',
    init: (context) => ({
      options: {
        user: {
          // Called before an account is created. The hook below redirects the visitor to the bind page instead.
          async validateUserInfo({ source }) {
            const { rules, stranger } = await readNote();
            if (stranger?.doubt) return { error: IN_DOUBT };
            const isRefused = rules?.loginOnly || rules?.association === 'ask';
            return source.action === 'create-user' && isRefused ? { error: NO_ACCOUNT } : undefined;
          },
        },
      },
      ...(providers && {
        context: {
          socialProviders: [
            ...context.socialProviders,
            {
              ...providers.base,
              async createAuthorizationURL(data) {
                const { provider } = await providers.getCurrent();
                const url = await provider.createAuthorizationURL(data);
                if (!authorizationEndpoint) return url;
                return new URL(
                  url.pathname + url.search + url.hash,
                  authorizationEndpoint(new URL(data.redirectURI).origin),
                );
              },
              async validateAuthorizationCode(data) {
                try {
                  const { connection, provider } = await providers.getCurrent();
                  await addNote({ rules: connection });
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
                  const { connection, provider } = await providers.getCurrent();
                  const found = await withTimeout(provider.getUserInfo(tokens));
                  if (!found) throw new LoginFailure('wechat_malformed');
                  const profile: WeChatProfile = found.data;
                  const { unionid } = profile;
                  await signedInBy.set({ connection: connection.id, unionid });
                  const { name = '', image } = found.user;
                  // A signed-in visitor who connects WeChat has already chosen the account.
                  const shouldMatch = connection.association === 'match' && !(await getOAuthState())?.link;
                  const match = shouldMatch
                    ? await findMatchingAccount(context, profile, connection.matchFields)
                    : {};
                  const email = match.email ?? createPlaceholderEmail(profile);
                  const { id } = connection;
                  await addNote({
                    stranger: {
                      connection: id,
                      profile,
                      name,
                      email,
                      doubt: match.doubt,
                      ...(image && { image }),
                    },
                  });
                  return { ...found, user: { ...found.user, name, email, emailVerified: false } };
                } catch (error) {
                  const failure = toFailure(error);
                  await addNote({ failure });
                  context.logger.error('WeChat did not return a profile:', new LoginFailure(failure));
                  return null;
                }
              },
            },
          ],
        },
      }),
    }),
    hooks: {
      before: [
        {
          // An account with a placeholder address would block the WeChat user whom it belongs to.
          matcher: ({ path }) => path === '/sign-up/email',
          handler: createAuthMiddleware(async ({ body }) => {
            if (isPlaceholderEmail(`${body?.email}`.trim().toLowerCase())) {
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
            const { failure, stranger, rules } = await readNote();
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
            const isAsked = error === NO_ACCOUNT && rules?.association === 'ask';
            if (stranger && (isAsked || error === IN_DOUBT)) {
              await parkStranger(ctx, stranger);
              const to = [...location.matchAll(/[?&]((?:request|deliver)=[^&]*)/g)].map(([, pair]) => pair);
              throw ctx.redirect(`/bind${to.length ? `?${to.join('&')}` : ''}`);
            }
            // better-auth repeats the code as its description.
            if (error === NO_ACCOUNT) throw ctx.redirect(location.replace(/&error_description=[^&]*/, ''));
          }),
        },
      ],
    },
  };
}
