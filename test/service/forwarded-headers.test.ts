import { expect, test } from 'vitest';
import { RATES } from '../../service/server/rates.js';
import type { Settings } from '../../service/server/settings.js';
import { deployLimited, repeat } from './limits-support.js';
import { useStorage, useWeChat } from './support.js';

const { wechat } = useWeChat();
const storage = useStorage();
const deploy = (settings: Partial<Settings> = {}) => deployLimited(storage(), wechat, settings);
const { max } = RATES.password.perAddress;

test.each(['x-forwarded-for', 'x-real-ip', 'forwarded'])(
  'ignores %s without TRUSTED_PROXIES, and logs the proxy’s address once',
  async (header) => {
    const { from, log } = await deploy();
    const browser = from('10.0.0.3');
    for (let index = 0; index < 5; index++) {
      await browser.fetch('/api/config', { headers: { [header]: `198.51.100.${index}` } });
    }
    const said = log.filter((line) => line.includes('TRUSTED_PROXIES'));
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('10.0.0.3');
    expect(said[0]).toContain(header);
    const statuses: number[] = [];
    for (let index = 0; index <= max; index++) {
      const json = { email: `${index}@example.com`, password: 'a guess of mine' };
      const headers = { [header]: `198.51.100.${index}` };
      statuses.push((await browser.fetch('/api/auth/sign-in/email', { json, headers })).status);
    }
    expect(statuses.at(-1)).toBe(429);
  },
);

test('limits each visitor behind a trusted proxy separately, without a warning', async () => {
  const { from, log } = await deploy({ trustedProxies: ['10.0.0.0/8'] });
  const proxy = from('10.0.0.3');
  const guessFrom = async (visitor: string, email: string) => {
    const json = { email, password: 'a guess of mine' };
    const headers = { 'x-forwarded-for': visitor };
    return (await proxy.fetch('/api/auth/sign-in/email', { json, headers })).status;
  };
  expect(await repeat(max + 1, () => guessFrom('198.51.100.1', 'c@example.com'))).toContain(429);
  expect(await guessFrom('198.51.100.2', 'd@example.com')).toBe(401);
  // The visitor's own value comes before the address that the proxy has added.
  expect(await guessFrom('8.8.8.8, 198.51.100.1', 'e@example.com')).toBe(429);
  // The header has no effect in requests that bypass the proxy.
  const direct = from('203.0.113.9');
  const headers = { 'x-forwarded-for': '198.51.100.1' };
  const json = { email: 'f@example.com', password: 'a guess of mine' };
  const past = async () => (await direct.fetch('/api/auth/sign-in/email', { json, headers })).status;
  expect(await past()).toBe(401);
  expect(log.filter((line) => line.includes('TRUSTED_PROXIES'))).toEqual([]);
});
