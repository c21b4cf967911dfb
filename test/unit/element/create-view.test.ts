import { describe, expect, test } from 'vitest';
import { zhTW } from '../../../src/element/index.js';
import { controlPage, pass } from '../helpers/control-page.js';
import {
  addElement,
  frameIn,
  getShadowRoot,
  getStatusRegion,
  STATUSES,
  showElement,
} from '../helpers/show-element.js';
import { STATUS_TEXTS } from '../helpers/status-texts.js';
import { say } from '../helpers/support.js';

controlPage();

describe.each([
  ['', 'cn', 'zh-CN'],
  ['cn', 'cn', 'zh-CN'],
  ['zh-CN', 'cn', 'zh-CN'],
  ['en', 'en', 'en'],
  ['en-GB', 'en', 'en'],
] as const)('lang="%s"', (lang, language, tag) => {
  test.each(STATUSES)('screen readers announce %s, politely except for errors', async (status) => {
    const element = await showElement(status, { lang });
    const region = getStatusRegion(element);
    expect(region.textContent).toBe(STATUS_TEXTS[language][status]);
    expect([region.getAttribute('role'), region.lang]).toEqual([
      status === 'error' ? 'alert' : 'status',
      tag,
    ]);
  });
});

test('the region stays while its text changes, because that is what screen readers announce', async () => {
  const element = await showElement('ready');
  const region = getStatusRegion(element);
  element.refresh();
  await pass();
  expect(region.textContent).toBe(STATUS_TEXTS.cn.loading);
  expect(getStatusRegion(element)).toBe(region);
});

test('the name of the frame follows lang and labels', async () => {
  const element = await showElement('ready');
  expect(frameIn(element).title).toBe('微信登录二维码');
  element.lang = 'en';
  await pass();
  expect(frameIn(element).title).toBe('WeChat login QR code');
  element.labels = zhTW;
  expect([frameIn(element).title, getStatusRegion(element).lang]).toEqual([zhTW.title, 'zh-TW']);
  element.labels = { title: 'Mein Code' };
  expect([frameIn(element).title, getStatusRegion(element).hasAttribute('lang')]).toEqual([
    'Mein Code',
    false,
  ]);
});

test('labels replace single texts', async () => {
  const element = await showElement('error', { labels: { error: 'E', retry: 'R', link: 'L' } });
  expect(getStatusRegion(element).textContent).toBe('ERL');
});

describe('the button', () => {
  test.each(['refused', 'expired', 'error'] as const)(
    'after %s requests a new QR code, and the focus stays in the box',
    async (status) => {
      const element = await showElement(status);
      const button = getShadowRoot(element).querySelector('button');
      button?.focus();
      button?.click();
      const box = getShadowRoot(element).activeElement;
      expect([document.activeElement, box?.getAttribute('part')]).toEqual([element, 'box']);
      await pass();
      say(frameIn(element));
      await pass();
      expect(element.status).toBe('ready');
      expect(getShadowRoot(element).activeElement).toBe(box);
    },
  );
});

describe('a slot', () => {
  test.each(['loading', 'authorized', 'refused', 'expired', 'error'] as const)(
    'named %s replaces the content of that state',
    async (status) => {
      const element = await showElement(status);
      const mine = document.createElement('p');
      mine.slot = status;
      element.append(mine);
      const slots = [...getShadowRoot(element).querySelectorAll('slot')];
      expect(slots.map(({ name }) => name)).toEqual([status]);
      expect(slots[0]?.assignedElements()).toEqual([mine]);
    },
  );

  test('does not exist while WeChat’s frame is visible', async () => {
    expect(getShadowRoot(await showElement('ready')).querySelector('slot')).toBeNull();
  });
});

test('a stuck frame gets a strip with a link to WeChat’s full page', async () => {
  const element = await showElement('ready', { lang: 'en', expiresIn: 60_000 });
  // WeChat's page, and then a silent page.
  for (let loads = 0; loads < 2; loads++) frameIn(element).dispatchEvent(new Event('load'));
  await pass(5000);
  expect(getStatusRegion(element).textContent).toBe("Nothing happening?Open WeChat's login page");
  expect(getShadowRoot(element).querySelector('a')?.href).toBe(element.authorizationUrl);
});

test('the box has its size before anything loads, and the default size if the option is malformed', () => {
  const element = addElement({ enabled: false, width: 240, height: -1 });
  const { width, height } = (getShadowRoot(element).querySelector('[part=box]') as HTMLElement).style;
  expect([width, height]).toEqual(['240px', '400px']);
});

test('the page can style every documented part', async () => {
  const parts = new Set<string>();
  for (const status of STATUSES) {
    const root = getShadowRoot(await showElement(status));
    for (const part of root.querySelectorAll('[part]')) parts.add(`${part.getAttribute('part')}`);
  }
  expect([...parts].sort()).toEqual(['box', 'button', 'container', 'frame', 'link', 'message', 'overlay']);
});
