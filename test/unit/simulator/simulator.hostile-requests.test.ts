import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createWeChatSimulator } from '../../../src/simulator/index.js';
import { onPages } from '../helpers/arbitraries.js';

/** The simulator answers any request like WeChat: with a page or an error number, never with HTTP 500. */

const API = 'https://api.weixin.qq.com';
const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf', '__defineGetter__'];
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, [], '', { toString: 0, valueOf: 0 }, ...NAMES),
);

const post = (path: string, body: unknown) =>
  new Request(`${API}${path}`, { method: 'POST', body: JSON.stringify(body) });

async function createToken() {
  const simulator = createWeChatSimulator();
  const response = await simulator.fetch(
    post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'wx1', secret: 's' }),
  );
  const { access_token } = (await response.json()) as { access_token: string };
  return { simulator, query: `?access_token=${access_token}` };
}

describe('any JSON body', () => {
  const fields = fc.record(
    {
      grant_type: fc.oneof(fc.constant('client_credential'), anyValue),
      appid: anyValue,
      secret: anyValue,
      force_refresh: anyValue,
      code: anyValue,
      scene: fc.oneof(fc.constant('a=1'), anyValue),
      page: anyValue,
      check_path: anyValue,
      env_version: anyValue,
      width: anyValue,
    },
    { requiredKeys: [] },
  );

  test.each(['/cgi-bin/stable_token', '/wxa/getwxacodeunlimit', '/wxa/business/getuserphonenumber'])(
    'to %s gets HTTP 200',
    async (path) => {
      const { simulator, query } = await createToken();
      await fc.assert(
        fc.asyncProperty(fc.oneof(fields, anyValue), async (body) => {
          const response = await simulator.fetch(post(path + query, body));
          expect(response.status).toBe(200);
          const type = response.headers.get('content-type');
          if (/json/.test(`${type}`)) await response.json();
          else expect(type).toBe('image/png');
        }),
        onPages,
      );
    },
  );
});

describe('property names of every object', () => {
  const simulator = createWeChatSimulator({ apps: [{ appid: 'wx1', name: 'Shop', secret: 's' }] });

  test.each(NAMES)('%s is not an app, a login, a token or a user', async (name) => {
    const ask = async (path: string) => (await simulator.fetch(new Request(`${API}${path}`))).json();
    const query = `secret=${name}&grant_type=authorization_code`;
    expect(await ask(`/sns/oauth2/access_token?appid=${name}&code=${name}&${query}`)).toMatchObject({
      errcode: 40013,
    });
    expect(await ask(`/sns/userinfo?access_token=${name}&openid=${name}`)).toMatchObject({ errcode: 40001 });
    const page = await simulator.fetch(
      new Request(`https://open.weixin.qq.com/connect/confirm?uuid=${name}&${name}=1`),
    );
    expect(page.status).toBe(404);
  });

  test.each(NAMES)('%s as a parameter has no effect', async (name) => {
    const login = `appid=wx1&scope=snsapi_login&redirect_uri=https%3A%2F%2Fshop.example%2Fcb&state=S`;
    const page = await simulator.fetch(
      new Request(`https://open.weixin.qq.com/connect/qrconnect?${login}&${name}=1`),
    );
    expect([page.status, simulator.logins.at(-1)?.state]).toEqual([200, 'S']);
  });

  test.each(NAMES)('shows %s unchanged if a mini program’s server sends it as result', async (name) => {
    const { createServer } = await import('node:http');
    const server = createServer((_, response) => {
      response.writeHead(409, { 'content-type': 'application/json' }).end(JSON.stringify({ error: name }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (typeof address !== 'object' || !address) throw new Error('The server has no address.');
    const played = createWeChatSimulator({
      apps: [{ appid: 'wx1', name: 'Shop', server: `http://127.0.0.1:${address.port}` }],
    });
    const page = await played.fetch(
      new Request('https://open.weixin.qq.com/connect/mini-program?appid=wx1&scene=t'),
    );
    server.close();
    expect(await page.text()).toContain(`<p role="status">${name}</p>`);
  });
});
