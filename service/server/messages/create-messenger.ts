import type { Settings } from '../settings.js';
import { sendWebhook } from './send-webhook.js';

type MessengerSettings = Pick<
  Settings,
  'smsWebhook' | 'emailWebhook' | 'webhookSecret' | 'timeout' | 'production'
>;

/** Sends codes and links to visitors. Its methods reject if the webhook does not accept the message. */
export interface Messenger {
  /** Sends a code by SMS. */
  sendCode(phoneNumber: string, code: string): Promise<void>;
  /** Sends a link that sets a new password, by e-mail. */
  sendResetLink(email: string, url: string): Promise<void>;
}

/**
 * Creates the messenger. The operator's webhooks send the messages. Without a webhook, development writes them to the
 * terminal. A deployment never writes them to its log, because a reader of the log could sign in.
 */
export function createMessenger(settings: MessengerSettings, log: (line: string) => void): Messenger {
  const { smsWebhook, emailWebhook, webhookSecret = '', timeout, production } = settings;
  const send = async (webhook: string | undefined, type: string, data: Record<string, string>) => {
    if (webhook) return sendWebhook(webhook, { type, data }, { secret: webhookSecret, timeout });
    if (production)
      throw new Error(`There is no webhook for ${type}. Set SMS_WEBHOOK_URL or EMAIL_WEBHOOK_URL.`);
    log(`${type} (only in development): ${Object.values(data).join(' ')}`);
  };
  return {
    sendCode: (phoneNumber, code) => send(smsWebhook, 'phone.code', { phoneNumber, code }),
    sendResetLink: (email, url) => send(emailWebhook, 'password.reset', { email, url }),
  };
}
