import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** The messages of production builds. */

test.each([
  ['core/index.js', 'WeChatLoginError', 'script_failed'],
  ['mini-program/core.js', 'MiniProgramLoginError', 'create_failed'],
])(
  'an error of %s names the code, what it is about, and the place in the documentation',
  async (entry, name, code) => {
    const { [name]: LoginError } = await import(`../../dist/esm/${entry}`);
    const { message } = new LoginError(code, 'https://res.wx.qq.com/wxLogin.js');
    const [, page = '', anchor] =
      /^(?:\w+) https:\/\/res\.wx\.qq\.com\/wxLogin\.js \((?:npmjs\.com\/package\/)?wechat-qr-login[:,] (.+)#(.+)\)$/.exec(
        message,
      ) ?? [];
    expect(anchor).toBe(code);
    expect(readFileSync(page, 'utf8')).toContain(`<a id="${code}"></a>`);
  },
);
