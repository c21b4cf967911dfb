import { describe, expect, test, vi } from 'vitest';
import type { QrLoginOptions } from '../../../src/core/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import { createLogin, createReadyLogin } from '../helpers/login.js';
import { createWxLogin, frameAt, frames, readDataUrl } from '../helpers/support.js';

controlPage();

/** Returns the parameters for WeChat's page, and the style of the frame. */
async function readFrame(options: Partial<QrLoginOptions>) {
  const { login } = createLogin({ script: 'none', ...options });
  await pass();
  const frame = frameAt();
  const query = new URL(frame.src).searchParams;
  const href = query.get('href');
  const read = {
    style: query.get('style'),
    color_scheme: query.get('color_scheme'),
    css: href?.startsWith('data:') ? readDataUrl(href) : href,
    frame: frame.style.colorScheme,
  };
  login.destroy();
  return read;
}

describe('appearance', () => {
  test('without it, WeChat gets no option and the frame is light', async () => {
    expect(await readFrame({})).toEqual({ style: null, color_scheme: null, css: null, frame: 'light' });
  });

  test('light makes WeChat’s page and frame light', async () => {
    const light = { style: null, color_scheme: 'light', css: null, frame: 'light' };
    expect(await readFrame({ appearance: 'light' })).toEqual(light);
  });

  test('dark sets white text, WeChat’s dark scheme, a white edge of the code, and a dark frame', async () => {
    const dark = await readFrame({ appearance: 'dark' });
    expect(dark).toMatchObject({ style: 'white', color_scheme: 'dark', frame: 'dark' });
    expect(dark.css).toMatch(/^:root\{color-scheme:dark\}.*\.qrcode\{border:8px solid #fff/);
    expect(dark.css).not.toContain('@media');
  });

  test('auto uses a media query, which follows the visitor’s system', async () => {
    const auto = await readFrame({ appearance: 'auto' });
    expect(auto).toMatchObject({ style: null, color_scheme: 'auto', frame: 'light dark' });
    expect(auto.css).toMatch(
      /^:root\{color-scheme:light dark\}@media\(prefers-color-scheme:dark\)\{.*#f2f2f2/,
    );
  });

  test('WeChat’s newer look gets no stylesheet, because it ignores stylesheets', async () => {
    const options = { appearance: 'dark', stylelite: 1 } as const;
    expect(await readFrame(options)).toEqual({
      style: 'white',
      color_scheme: 'dark',
      css: null,
      // White text is readable on a transparent frame over a dark page, but not on a white frame.
      frame: 'light',
    });
  });

  test.each<[Partial<QrLoginOptions>, Record<string, unknown>]>([
    [{ style: 'black' }, { style: 'black', color_scheme: 'dark' }],
    [{ color_scheme: 'light' }, { style: 'white', color_scheme: 'light', frame: 'light' }],
    [{ href: 'https://shop.example/a.css' }, { css: 'https://shop.example/a.css', frame: 'light' }],
    [{ css: 'p{}' }, { css: expect.stringMatching(/\}p\{\}$/) }],
  ])('a single option overrides dark: %j', async (single, expected) => {
    expect(await readFrame({ appearance: 'dark', ...single })).toMatchObject(expected);
  });

  test('style overrides the color of the texts with auto', async () => {
    const { style, css } = await readFrame({ appearance: 'auto', style: 'black' });
    expect([style, css]).toEqual(['black', expect.not.stringContaining('#f2f2f2')]);
  });

  test('auto keeps the QR code when the visitor’s system changes', async () => {
    vi.stubGlobal('WxLogin', createWxLogin());
    const { login, options } = await createReadyLogin({ appearance: 'auto' });
    const frame = frameAt();
    vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener() {} }));
    login.update({ ...options });
    await pass();
    expect(frames()).toEqual([frame]);
  });
});
