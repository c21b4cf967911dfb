import { chromium } from 'playwright';
import sharp from 'sharp';
import { preview } from 'vite';
import { launchOptions } from './find-chromium.mjs';

/** `npm run film`: records the animations of a scan for the READMEs, one for each language. */
const FILMS = [
  { file: 'docs/pictures/scan.webp', lang: 'en', scan: 'Scan', approve: 'Approve' },
  { file: 'docs/pictures/scan_zh-CN.webp', lang: 'cn', scan: '扫一扫', approve: '允许' },
];

const server = await preview({
  configFile: false,
  logLevel: 'error',
  build: { outDir: 'storybook-static' },
  preview: { port: 0, host: '127.0.0.1' },
});
const [address] = server.resolvedUrls.local;
const browser = await chromium.launch(launchOptions());

/** Scans and approves in that language. Returns the screenshots, each with its time. */
async function film({ lang, scan, approve }) {
  const page = await browser.newPage({ viewport: { width: 1000, height: 480 }, colorScheme: 'light' });
  await page.goto(`${address}iframe.html?id=places-on-a-page--card&globals=theme:light;lang:${lang}`);
  await page.locator('[data-status=ready]').waitFor();
  // Shows only the phone beside the page.
  await page.addStyleTag({
    content:
      '.events { display: none !important } .stage > .beside { justify-content: center } * { caret-color: transparent }',
  });

  const frames = [];
  /** Takes a screenshot, which the animation shows for that time. */
  const shoot = async (ms) => frames.push({ picture: await page.screenshot(), ms });

  /** Shows a finger on a button of the phone, presses the button, and shows the result for that time. */
  async function tap(name, ms) {
    const button = page.getByRole('button', { name });
    const { x, y, width, height } = await button.boundingBox();
    const finger = await page.evaluateHandle(
      ([left, top]) => {
        const dot = document.createElement('div');
        dot.style.cssText = `position:fixed;left:${left - 14}px;top:${top - 14}px;width:28px;height:28px;border-radius:50%;background:rgb(255 255 255 / 55%);box-shadow:0 0 0 2px rgb(0 0 0 / 35%)`;
        document.body.append(dot);
        return dot;
      },
      [x + width / 2, y + height / 2],
    );
    await shoot(500);
    await finger.evaluate((dot) => dot.remove());
    await button.click();
    await page.mouse.move(0, 0);
    await page.evaluate(() => document.activeElement?.blur());
    // The page in the frame updates itself.
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await shoot(ms);
  }

  await shoot(1800);
  await tap(scan, 1800);
  await tap(approve, 2400);
  await page.close();
  return frames;
}

for (const options of FILMS) {
  const frames = await film(options);
  const { size } = await sharp(
    frames.map(({ picture }) => picture),
    { join: { animated: true } },
  )
    .webp({ lossless: true, effort: 6, loop: 0, delay: frames.map(({ ms }) => ms) })
    .toFile(options.file);
  console.log(`${options.file}: ${Math.round(size / 1024)} kB`);
}
await browser.close();
await server.close();
