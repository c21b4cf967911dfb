import type { BetterAuthPlugin } from 'better-auth';
import { APIError, createAuthMiddleware } from 'better-auth/api';
import { readNote } from './connections/callback-note.js';
import { createConnectionProvider } from './connections/create-connection-provider.js';
import { createProviders } from './connections/create-providers.js';
import { IN_DOUBT, NO_ACCOUNT, redirectFailedCallback } from './redirect-failed-callback.js';
import type { Settings } from './settings.js';
import { isPlaceholderEmail } from './wechat-profile.js';

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
            createConnectionProvider(providers, settings.timeout, context, authorizationEndpoint),
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
          handler: redirectFailedCallback,
        },
      ],
    },
  };
}
