import { readFileSync } from 'node:fs';
import type { WeChatQrLoginElement } from '../../src/element/index.js';
import { SHOP, test, tag } from './element-page.js';
test('shots', async ({ elementPage, page }) => {
  test.setTimeout(120000);
  const read = (name: string) => readFileSync(`examples/html/${name}`, 'utf8');
  await elementPage.serve('/', read('index.html'), 'text/html');
  await elementPage.serve('/login.js', read('login.js'), 'text/javascript');
  await elementPage.serve('/login.css', read('login.css'), 'text/css');
  const D='/tmp/shots-el/';
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(`${SHOP}/`);
    await elementPage.waitFor('ready');
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${D}ex-${width}-ready.png` });
    elementPage.wechat.refuse();
    await elementPage.waitFor('refused');
    await page.screenshot({ path: `${D}ex-${width}-refused.png` });
  }
  await page.setViewportSize({ width: 360, height: 480 });
  for (const scheme of ['light','dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const st = `<style>:root{color-scheme:light dark;background:Canvas;color:CanvasText;font-family:sans-serif}h1{display:none}</style>`;
    await elementPage.open(st + tag(`lang="en" qrStyle="${scheme==='dark'?'white':'black'}"`));
    await elementPage.waitFor('ready'); await page.waitForTimeout(500);
    await page.screenshot({ path: `${D}${scheme}-ready.png` });
    elementPage.wechat.refuse(); await elementPage.waitFor('refused');
    await page.screenshot({ path: `${D}${scheme}-refused.png` });
    await page.evaluate(() => { const l = document.querySelector('wechat-qr-login') as WeChatQrLoginElement; l.script='required'; l.retries=0; l.scriptUrl='/missing.js'; });
    await elementPage.waitFor('error');
    await page.screenshot({ path: `${D}${scheme}-error.png` });
    await page.route('**/hang.js', () => undefined);
    await page.evaluate(() => { const l = document.querySelector('wechat-qr-login') as WeChatQrLoginElement; l.scriptUrl='/hang.js'; });
    await elementPage.waitFor('loading'); await page.waitForTimeout(200);
    await page.screenshot({ path: `${D}${scheme}-loading.png` });
  }
});
