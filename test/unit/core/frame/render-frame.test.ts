import { expect, test } from 'vitest';
import { type QrLoginOptions, renderFrame } from '../../../../src/core/index.js';

const options = { appid: 'wx1', redirect_uri: 'https://shop.example/cb?a=1&b="', state: 'S&"<' };

/** The frame as the browser's parser reads it from the HTML. */
function parse(more: Omit<Partial<QrLoginOptions>, 'state'> = {}): HTMLIFrameElement {
  const container = document.createElement('div');
  container.innerHTML = renderFrame({ ...options, ...more });
  expect(container.children).toHaveLength(1);
  return container.firstElementChild as HTMLIFrameElement;
}

test('the browser reads address, state and permissions from the HTML as they are', () => {
  const frame = parse({ self_redirect: true, title: '"QR" <1>' });
  const query = new URL(frame.src).searchParams;
  expect([query.get('redirect_uri'), query.get('state')]).toEqual([options.redirect_uri, options.state]);
  expect([frame.title, frame.getAttribute('allow'), frame.getAttribute('sandbox')]).toEqual([
    '"QR" <1>',
    'local-network-access; loopback-network',
    null,
  ]);
});

test.each<[Omit<Partial<QrLoginOptions>, 'state'>, string]>([
  [{}, 'max-width:100%;color-scheme:light'],
  [{ color_scheme: 'dark' }, 'max-width:100%'],
])('the style with %j is %s', (more, style) => {
  expect(parse(more).getAttribute('style')).toBe(style);
});

test('has no HTML without a state', () => {
  expect(() => renderFrame({ ...options, state: '' })).toThrow(
    expect.objectContaining({ code: 'invalid_options', message: expect.stringMatching(/^state\b/) }),
  );
  const { state, ...forgotten } = options;
  expect(() => renderFrame(forgotten as typeof options)).toThrow(/^state\b/);
});
