import type { Logger } from 'better-auth';
import { getResetPage } from '../../addresses.js';
import type { Messenger } from '../messages/create-messenger.js';
import { isPlaceholderEmail } from '../wechat-profile.js';

/** Seconds until a link that sets a new password expires. */
export const RESET_LIFETIME = 3600;

/**
 * Creates better-auth's `sendResetPassword`. It does not wait for the webhook: addresses with an account would take longer
 * to answer than others. So failures are only logged.
 */
export const createSendResetPassword =
  (messenger: Messenger, logger: Logger) =>
  async ({ user, url, token }: { user: { email: string }; url: string; token: string }): Promise<void> => {
    if (isPlaceholderEmail(user.email)) return;
    messenger
      .sendResetLink(user.email, getResetPage(new URL(url).origin, token))
      .catch((error: unknown) => logger.log?.('error', 'A link for a new password was not sent:', error));
  };
