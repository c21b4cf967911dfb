import { afterAll, beforeAll, expect, test } from 'vitest';
import { outsideVitest, readRecipes } from '../package/recipes.js';
import { createUserProject, type UserProject } from '../package/user-project.js';

/** The oldest supported React, in a user's project. */

let project: UserProject;
beforeAll(() => {
  project = createUserProject(
    'react@18',
    'react-dom@18',
    '@testing-library/react',
    '@testing-library/dom',
    'jsdom',
    'vitest',
  );
  const recipes = readRecipes();
  for (const file of ['src/Login.tsx', 'src/Login.test.tsx']) project.write(file, recipes.get(file) ?? '');
  project.write(
    'src/server.test.tsx',
    `import { act, StrictMode, version } from 'react';
     import { hydrateRoot } from 'react-dom/client';
     import { renderToString } from 'react-dom/server';
     import { WeChatQrLogin } from 'wechat-qr-login';
     import { installFakeWxLogin } from 'wechat-qr-login/testing';
     import { expect, test, vi } from 'vitest';

     test('a page from the server hydrates without a warning, and asks for one QR code', async () => {
       expect(version).toMatch(/^18\\./);
       Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
       const error = vi.spyOn(console, 'error');
       const page = (
         <StrictMode>
           <WeChatQrLogin appid="wx0123456789abcdef" redirect_uri="https://shop.example/cb" nonce="n" />
         </StrictMode>
       );
       const container = document.body.appendChild(document.createElement('div'));
       container.innerHTML = renderToString(page);
       const wechat = installFakeWxLogin();
       const root = await act(async () => hydrateRoot(container, page));
       await wechat.waitFor('requested');
       expect(wechat.logins).toHaveLength(1);
       expect(error.mock.calls).toEqual([]);
       await act(async () => root.unmount());
       wechat.restore();
     });

     test('inside WeChat, a page from the server asks for no QR code', async () => {
       Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: false });
       const page = (
         <WeChatQrLogin
           appid="wx0123456789abcdef"
           redirect_uri="https://shop.example/cb"
           script="none"
           insideWeChat={<b>inside</b>}
         />
       );
       const container = document.body.appendChild(document.createElement('div'));
       container.innerHTML = renderToString(page);
       vi.spyOn(navigator, 'userAgent', 'get').mockReturnValue('MicroMessenger/8.0');
       const wechat = installFakeWxLogin();
       const root = hydrateRoot(container, page);
       await vi.waitFor(() => expect(container.textContent).toBe('inside'));
       expect(wechat.logins).toHaveLength(0);
       root.unmount();
       wechat.restore();
     });`,
  );
  project.write(
    'vitest.config.js',
    `export default { test: { environment: 'jsdom', include: ['src/*.test.tsx'] } };`,
  );
});
afterAll(() => project?.remove());

test('React 18 runs the recipe of docs/testing.md, and hydrates a page from the server', () => {
  expect(project.run('npx', ['vitest', 'run'], outsideVitest)).toMatch(/Tests\s+4 passed/);
});
