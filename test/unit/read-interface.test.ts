import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readInterface } from '../../stories/reference/read-interface.js';

const read = (path: string) => readFileSync(path, 'utf8');
const options = read('src/core/qr-login-options.ts');

describe('the tables in Storybook', () => {
  test('say of each property what its source says', () => {
    const properties = readInterface(options, 'WxLoginOptions');
    expect(properties.map(({ name }) => name)).toEqual([
      'id',
      'appid',
      'scope',
      'redirect_uri',
      'state',
      'self_redirect',
      'style',
      'href',
      'lang',
      'stylelite',
      'fast_login',
      'color_scheme',
    ]);
    expect(properties.find(({ name }) => name === 'appid')).toMatchObject({ required: true, type: 'string' });
    expect(properties.find(({ name }) => name === 'lang')).toMatchObject({
      name: 'lang',
      required: false,
      type: "'cn' | 'en'",
      description: expect.stringContaining("Language of WeChat's page"),
    });
  });

  test.each([
    ['src/core/qr-login-options.ts', 'QrLoginOptions', 'css', 'title'],
    ['src/core/qr-login-options.ts', 'QrLoginEvents', 'onStatusChange', 'onError'],
    ['src/core/stylesheet.ts', 'StylesheetTheme', 'preset', 'fontSize'],
    ['src/core/qr-login-options.ts', 'QrLoginSnapshot', 'status', 'authorizationUrl'],
    ['src/react/WeChatQrLogin.tsx', 'WeChatQrLoginProps', 'className', 'labels'],
  ])('%s: %s, from %s to %s', (path, name, first, last) => {
    const properties = readInterface(read(path), name);
    expect(properties[0]?.name).toBe(first);
    expect(properties.map((property) => property.name)).toContain(last);
    for (const { description, type } of properties) {
      expect(description).not.toMatch(/\*\//);
      expect(type).not.toBe('');
    }
  });

  test('a long type in lines of its own becomes one line', () => {
    const [, , , onReady] = readInterface(options, 'QrLoginEvents');
    expect(onReady).toMatchObject({ name: 'onReady', required: false });
    expect(onReady?.type).toContain('confirmed: boolean');
  });

  test('an interface that is not there is an error', () => {
    expect(() => readInterface(options, 'Nothing')).toThrow('no interface Nothing');
  });
});
