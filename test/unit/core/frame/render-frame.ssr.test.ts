import { describe, expect, test } from 'vitest';
import { renderFrame, type WeChatLoginError } from '../../../../src/core/index.js';

const options = { appid: 'wx1', redirect_uri: 'https://shop.example/cb?a=1&b="', state: 'S&"<' };

/** Returns the decoded attributes of a tag. */
const readAttributes = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/ ([\w-]+)="([^"]*)"/g)].map(([, name, value = '']) => [
      name,
      value.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(code)),
    ]),
  );

describe('the frame as HTML', () => {
  test('is one tag with address, permissions, title and size, and no script', () => {
    const html = renderFrame({ ...options, self_redirect: true, width: 220, height: 230, title: 'Q"R' });
    expect(html).toMatch(/^<iframe [^<>]*><\/iframe>$/);
    const { src = '', style, ...attributes } = readAttributes(html);
    expect(attributes).toEqual({
      title: 'Q"R',
      width: '220',
      height: '230',
      frameborder: '0',
      scrolling: 'no',
      allow: 'local-network-access; loopback-network',
    });
    const query = new URL(src).searchParams;
    expect([query.get('state'), query.get('redirect_uri'), query.get('self_redirect')]).toEqual([
      options.state,
      options.redirect_uri,
      'true',
    ]);
    expect(style).toBe('max-width:100%;color-scheme:light');
  });

  test('can navigate the top window in whole-page mode', () => {
    const { sandbox } = readAttributes(renderFrame(options));
    expect(sandbox).toBe('allow-scripts allow-same-origin allow-top-navigation');
  });

  test.each([
    ['state', { state: '' }],
    ['appid', { appid: '' }],
    ['redirect_uri', { redirect_uri: '/callback' }],
  ])('throws an error that names %s', (name, wrong) => {
    expect(() => renderFrame({ ...options, ...wrong })).toThrow(
      expect.objectContaining<Partial<WeChatLoginError>>({
        code: 'invalid_options',
        message: expect.stringContaining(name),
      }),
    );
  });
});

test('throws an error on a server for a path as redirect_uri, and asks for the whole address', () => {
  expect(() => renderFrame({ ...options, redirect_uri: '/callback' })).toThrow(
    /absolute http\(s\) URL.*browser/,
  );
});
