import fc from 'fast-check';
import { beforeEach, expect, test, vi } from 'vitest';
import {
  authing,
  createMiniProgramQrLogin,
  deviceAuthorization,
  type MiniProgramAdapter,
  type MiniProgramQrLoginSnapshot,
  rest,
} from '../../../../src/mini-program/index.js';
import { onPages } from '../../helpers/arbitraries.js';
import { controlPage, pass } from '../../helpers/control-page.js';

/** Any JSON answer of a server causes neither an exception, nor an endless login, nor a false success. */
controlPage();

const uncaught: unknown[] = [];
beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
  const keep = (error: unknown) => {
    uncaught.push(error);
  };
  const others = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.on('uncaughtException', keep);
  return () => {
    process.off('uncaughtException', keep);
    for (const other of others) process.on('uncaughtException', other);
  };
});

const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
const unprintable = fc.constant({ toString: 0, valueOf: 0 });
const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, [], '', ...NAMES),
  unprintable,
);
const field = (...likely: unknown[]) => fc.oneof(fc.constantFrom(...likely, ...NAMES), anyJson);

/** Answers that are similar to the contract's, and others that are not. */
const restAnswer = fc.oneof(
  anyJson,
  fc.record({ status: field('pending', 'scanned', 'retry', 'authorized', 'slow_down'), user: anyJson }),
);
const deviceAnswer = fc.oneof(anyJson, fc.record({ error: field('slow_down', 'access_denied') }));
const authingAnswer = fc.oneof(
  anyJson,
  fc.record(
    {
      code: field(200, 1636, 2241, 401),
      statusCode: field(200, undefined),
      message: field('m'),
      data: fc.oneof(
        anyJson,
        fc.record(
          { status: field(0, 1, 5, 9), userInfo: anyJson, scannedResult: fc.record({ errmsg: anyJson }) },
          { requiredKeys: [] },
        ),
      ),
    },
    { requiredKeys: [] },
  ),
);

const create = {
  rest: { id: '1', text: 'https://shop.example/m', expiresIn: 20 },
  deviceAuthorization: { device_code: 's', verification_uri_complete: 'https://a.example', expires_in: 20 },
  authing: { code: 200, data: { random: 'r', url: 'https://auth.example/qr.png', expiresIn: 20 } },
};
type Ask = typeof fetch;
const adapters: [keyof typeof create, (fetch: Ask) => MiniProgramAdapter, fc.Arbitrary<unknown>, number][] = [
  ['rest', (fetch) => rest({ baseUrl: '/codes', fetch }), restAnswer, 200],
  [
    'deviceAuthorization',
    (fetch) =>
      deviceAuthorization({ clientId: 'c', deviceAuthorizationEndpoint: '/d', tokenEndpoint: '/t', fetch }),
    deviceAnswer,
    400,
  ],
  ['authing', (fetch) => authing({ appId: 'a', appHost: 'https://a.example', fetch }), authingAnswer, 200],
];

/** Runs a login whose server sends these answers, and then repeats the last one. */
async function play(adapter: (fetch: Ask) => MiniProgramAdapter, bodies: unknown[], status: number) {
  let asked = 0;
  const fetch = (async () => {
    const body = JSON.stringify(bodies[Math.min(asked, bodies.length - 1)] ?? null);
    const first = asked++ === 0;
    return new Response(body, { status: first ? 200 : status });
  }) as Ask;
  const states: MiniProgramQrLoginSnapshot[] = [];
  uncaught.length = 0;
  const login = createMiniProgramQrLogin({ adapter: adapter(fetch) });
  login.subscribe(() => states.push(login.getSnapshot()));
  await pass(25_000);
  login.destroy();
  return states;
}

const ENDS = ['refused', 'expired', 'action_required', 'error'];

test.each(adapters)(
  '%s() ends with a final status after any answer to a poll',
  async (name, adapter, answer, status) => {
    await fc.assert(
      fc.asyncProperty(fc.array(answer, { minLength: 1, maxLength: 3 }), async (polls) => {
        const states = await play(adapter, [create[name], ...polls], status);
        expect(uncaught).toEqual([]);
        expect(ENDS).toContain(states.at(-1)?.status);
        for (const { error } of states) if (error) expect(error.message).not.toMatch(/\[object|undefined/);
      }),
      onPages,
    );
  },
);

test.each(adapters)(
  '%s() ends with an error after any malformed answer to the request for a code',
  async (_, adapter, answer) => {
    await fc.assert(
      fc.asyncProperty(answer, async (body) => {
        const states = await play(adapter, [body], 200);
        expect(uncaught).toEqual([]);
        expect(states.at(-1)?.status).toBe('error');
      }),
      onPages,
    );
  },
);
