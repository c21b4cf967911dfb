import { zhCN } from '../../src/react/index.js';
import { bundleApp } from './bundle-app.js';
import { test as base } from './fixtures.js';
import { countFrameLoads, waitForFrameLoads } from './frame-loads.js';
import type { LoginPage } from './login-page.js';

/** The test site in a production build, like visitors get it, with a clock that the test controls. */
export const test = base.extend<{ production: undefined }>({
  production: [
    async ({ page }, use) => {
      const chunks = await bundleApp(new URL('site/app.tsx', import.meta.url), { mode: 'production' });
      const program = chunks.get('app.js') ?? '';
      await page.route('**/app.js', (route) =>
        route.fulfill({ body: program, contentType: 'text/javascript' }),
      );
      await countFrameLoads(page);
      await page.clock.install();
      await use(undefined);
    },
    { auto: true },
  ],
});

/** The link that visitors get when the frame shows a page of another origin. */
export const getLink = ({ page }: LoginPage) => page.getByRole('link', { name: zhCN.link });

/** Approves, and resolves when the frame has loaded another page instead of the callback. */
export async function approve(login: LoginPage): Promise<void> {
  await login.waitFor('ready');
  login.wechat.approve();
  await waitForFrameLoads(login.page, 2);
}
