import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** One Chinese term for each thing, WeChat's own where it has one. What WeChat itself writes is quoted as it is. */

const TERMS: Record<string, RegExp> = {
  账号: /帐号|帐户/,
  绑定: /关联|连接(你的)?(账号|微信账号)|(账号|微信)的?连接/,
  二维码已过期: /二维码(已|可能)?失效/,
  刷新二维码: /(更换|重新获取|重新生成|换一个|换一张)二维码/,
  小程序码: /葵花码|太阳码|小程序二维码/,
  服务号网页授权: /公众号(的)?(登录|网页授权)/,
  小程序扫码登录: /小程序码?登录/,
  允许: /(点|点击|轻触)[“「]?(同意|授权)/,
  // Advice: developers report that WeChat does not read the code of a website app from a picture.
  在电脑上打开此页: /截屏|截图|从相册/,
};

/** A picture of the mini program's code can be read, and the mini program warns about it. */
const ABOUT_FORWARDED_CODES = 'service/mini-program/README_zh-CN.md';

const list = (folder: string, pattern: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`.replace('./', ''))
    .filter((path) => pattern.test(path));

const files = [
  ...readdirSync('.').filter((name) => name.endsWith('_zh-CN.md')),
  ...list('docs', /_zh-CN\.md$/),
  ...list('service/mini-program', /_zh-CN\.md$|\.(ts|json|wxml)$/),
  ...list('service/client', /\.tsx?$/),
  ...list('src', /\.tsx?$/),
  ...list('stories', /\.(tsx?|mdx)$/),
];

test.each(Object.entries(TERMS))('the Chinese texts say %s, and no other word for it', (_, unwanted) => {
  const found = files.flatMap((path) =>
    readFileSync(path, 'utf8')
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => unwanted.test(line))
      .map(({ line, place }) => `${place} ${line.trim()}`),
  );
  expect(found.filter((text) => !text.startsWith(ABOUT_FORWARDED_CODES))).toEqual([]);
});

test('the Chinese texts are in these files', () => {
  expect(files).toContain('src/shared/labels/zh-CN.ts');
  expect(files).toContain('service/client/texts/zh-CN.ts');
  expect(files).toContain('service/mini-program/miniprogram/logic/texts.ts');
  expect(files).toContain('docs/recipes_zh-CN.md');
});
