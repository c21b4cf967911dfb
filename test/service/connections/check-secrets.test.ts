import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Connection } from '../../../service/server/config/connection.js';
import { connectionSchema } from '../../../service/server/config/connection.js';
import { checkSecrets } from '../../../service/server/connections/check-secrets.js';
import { APP, MINI_PROGRAM, useWeChat } from '../support.js';

const { network } = useWeChat();

const create = (type: string, appId: string, appSecret: string) =>
  connectionSchema.parse({ id: type, type, appId, appSecret }) as Connection;
const check = async (...connections: Connection[]) => {
  const log: string[] = [];
  await checkSecrets({ connections, timeout: 1000 }, (line) => log.push(line));
  return log;
};

test('warns of each AppID and AppSecret that WeChat refuses, without showing the secret', async () => {
  const right = [
    create('website', APP.appid, APP.secret),
    create('mini-program', MINI_PROGRAM.appid, MINI_PROGRAM.secret),
  ];
  expect(await check(...right)).toEqual([]);
  const log = await check(
    create('website', APP.appid, 'not-the-secret'),
    create('mini-program', MINI_PROGRAM.appid, 'not-the-secret'),
    create('official-account', 'wx-of-nobody', 'not-the-secret'),
  );
  expect(log).toHaveLength(3);
  const text = log.join('\n');
  expect(text).toContain(`Connection website: WeChat refuses the appSecret of ${APP.appid}`);
  expect(text).toContain('Connection mini-program: WeChat refuses the appSecret');
  expect(text).toContain('Connection official-account: WeChat does not know the AppID wx-of-nobody');
  expect(text).not.toContain('not-the-secret');
});

test('says that the secret was not checked if WeChat does not answer', async () => {
  network.use(http.all('https://api.weixin.qq.com/*', () => HttpResponse.error()));
  expect((await check(create('website', APP.appid, APP.secret))).join()).toContain('were not checked');
  network.resetHandlers();
});
