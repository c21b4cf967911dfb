import { createHmac, randomUUID } from 'node:crypto';

interface WebhookOptions {
  /** Base64, with or without the prefix `whsec_`. */
  secret: string;
  /** ms. */
  timeout: number;
}

/**
 * A webhook that did not accept a message: `WebhookError 500`, `WebhookError TimeoutError`, `WebhookError unreachable`.
 * The log contains only names of errors, so the reason is in the name. It contains neither address nor message.
 */
class WebhookError extends Error {
  constructor(reason: string) {
    super(`The webhook did not accept the message: ${reason}. Check the webhook's server.`);
    this.name = `WebhookError ${reason}`;
  }
}

/**
 * Posts a message to a webhook, signed as Standard Webhooks describes. It does not retry: the visitor asks again.
 *
 * @throws WebhookError if the webhook answers with an error, redirects, or does not answer in time
 * @see https://www.standardwebhooks.com
 */
export async function sendWebhook(
  address: string,
  message: { type: string; data: Record<string, string> },
  { secret, timeout }: WebhookOptions,
): Promise<void> {
  const id = `msg_${randomUUID()}`;
  const seconds = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({ ...message, timestamp: new Date(seconds * 1000).toISOString() });
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const signature = createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64');
  const { ok, status } = await fetch(address, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': `${seconds}`,
      'webhook-signature': `v1,${signature}`,
    },
    body,
    // Following a redirect would send the code to another address.
    redirect: 'manual',
    signal: AbortSignal.timeout(timeout),
  })
    .then(async (response) => {
      // Frees the connection.
      await response.arrayBuffer();
      return response;
    })
    .catch((error: unknown) => {
      throw new WebhookError(error instanceof DOMException ? error.name : 'unreachable');
    });
  if (!ok) throw new WebhookError(`${status}`);
}
