import { createHmac } from 'node:crypto';
import { delay, HttpResponse, http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { sendWebhook } from '../../../service/server/messages/send-webhook.js';
import { findFreePort } from '../../listen.js';

const WEBHOOK = 'https://sms.example/hook';
const KEY = Buffer.from('the secret key of this test, 32 b');
const MESSAGE = { type: 'phone.code', data: { phoneNumber: '+8613800138000', code: '123456' } };
const send = (timeout = 5000, address = WEBHOOK) =>
  sendWebhook(address, MESSAGE, { secret: `whsec_${KEY.toString('base64')}`, timeout });

const network = setupServer();
beforeAll(() => network.listen({ onUnhandledRequest: 'error' }));
afterEach(() => network.resetHandlers());
afterAll(() => network.close());

test('posts the message as JSON, signed as Standard Webhooks describes', async () => {
  let sent = new Request(WEBHOOK);
  network.use(
    http.post(WEBHOOK, ({ request }) => {
      sent = request.clone();
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await send();
  const body = await sent.text();
  expect(JSON.parse(body)).toEqual({ ...MESSAGE, timestamp: expect.any(String) });
  const id = sent.headers.get('webhook-id');
  const seconds = sent.headers.get('webhook-timestamp');
  expect(Math.abs(Number(seconds) - Date.now() / 1000)).toBeLessThan(60);
  const signature = createHmac('sha256', KEY).update(`${id}.${seconds}.${body}`).digest('base64');
  expect(sent.headers.get('webhook-signature')).toBe(`v1,${signature}`);
});

test.each([
  ['answers with an error', () => HttpResponse.json({}, { status: 500 }), 'WebhookError 500'],
  ['redirects', () => HttpResponse.redirect('https://elsewhere.example/', 307), 'WebhookError 307'],
])(
  'rejects if the webhook %s, with an error that contains neither number nor code',
  async (_, answer, name) => {
    network.use(http.post(WEBHOOK, answer));
    const error: unknown = await send().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name });
    expect(`${error} ${(error as Error).stack}`).not.toMatch(/13800138000|123456/);
  },
);

test('rejects if the webhook cannot be reached', async () => {
  const address = `http://127.0.0.1:${await findFreePort()}/hook`;
  network.use(http.post(address, () => passthrough()));
  await expect(send(5000, address)).rejects.toMatchObject({ name: 'WebhookError unreachable' });
});

test('rejects if the webhook does not answer in time', async () => {
  network.use(
    http.post(WEBHOOK, async () => {
      await delay('infinite');
    }),
  );
  await expect(send(50)).rejects.toMatchObject({ name: 'WebhookError TimeoutError' });
});
