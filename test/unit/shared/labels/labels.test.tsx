import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, test } from 'vitest';
import * as fromMiniProgram from '../../../../src/mini-program/index.js';
import { MiniProgramQrLogin } from '../../../../src/mini-program/index.js';
import * as fromReact from '../../../../src/react/index.js';
import { WeChatQrLogin } from '../../../../src/react/index.js';
import * as languages from '../../../../src/shared/labels/index.js';

afterEach(cleanup);

test.each(Object.entries(languages))('%s has every text, and its own language tag', (name, labels) => {
  expect(Object.keys(labels)).toEqual(Object.keys(languages.en));
  expect(Object.values(labels).filter((text) => !text.trim())).toEqual([]);
  expect(labels.lang.replace('-', '')).toBe(name);
});

test.each([
  ['wechat-qr-login', fromReact],
  ['wechat-qr-login/mini-program', fromMiniProgram],
])('%s exports every language', (_, entry) => {
  expect(entry).toMatchObject({ ...languages });
});

const never = () => new Promise<never>(() => undefined);
describe.each([
  [
    'WeChatQrLogin',
    (labels: fromReact.Labels) => (
      <WeChatQrLogin
        appid="wx0123456789abcdef"
        redirect_uri="https://shop.example/callback"
        labels={labels}
      />
    ),
  ],
  [
    'MiniProgramQrLogin',
    (labels: fromReact.Labels) => <MiniProgramQrLogin adapter={never} labels={labels} />,
  ],
])('<%s>', (_, show) => {
  test.each(Object.entries(languages))(
    'shows its texts in %s, with the language for screen readers',
    (_, labels) => {
      render(show(labels));
      const { lang, textContent } = screen.getByRole('status');
      expect([lang, textContent]).toEqual([labels.lang, labels.loading]);
    },
  );
});
