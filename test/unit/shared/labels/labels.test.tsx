import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import * as fromMiniProgram from '../../../../src/mini-program/index.js';
import { MiniProgramQrLogin } from '../../../../src/mini-program/index.js';
import { en, type Labels, WeChatQrLogin, zhCN, zhTW } from '../../../../src/react/index.js';

afterEach(cleanup);

const languages = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

test.each(Object.entries(languages))('%s has every text, and its own language tag', (tag, labels) => {
  expect(Object.keys(labels)).toEqual(Object.keys(zhCN));
  expect(Object.values(labels).filter((text) => !text.trim())).toEqual([]);
  expect(labels.lang).toBe(tag);
});

test('both entries have the same languages', () => {
  expect(fromMiniProgram).toMatchObject({ zhCN, zhTW, en });
});

const never = () => new Promise<never>(() => undefined);
describe.each([
  [
    'WeChatQrLogin',
    (labels: Labels) => (
      <WeChatQrLogin
        appid="wx0123456789abcdef"
        redirect_uri="https://shop.example/callback"
        labels={labels}
      />
    ),
  ],
  ['MiniProgramQrLogin', (labels: Labels) => <MiniProgramQrLogin adapter={never} labels={labels} />],
])('<%s>', (_, show) => {
  test.each(Object.entries(languages))('speaks %s, and tells screen readers so', (tag, labels) => {
    render(show(labels));
    const { lang, textContent } = screen.getByRole('status');
    expect([lang, textContent]).toEqual([tag, labels.loading]);
  });
});
