import { describe, expect, test } from 'vitest';
import { findWebKit } from '../browsers/find-webkit.js';
import { describeFlows, startSession } from '../browsers/flows.js';
import { launchWebKit } from '../browsers/launch-webkit.js';
import { mayRun } from '../browsers/may-run.js';
import { SHOP } from '../browsers/start-servers.js';

const isInstalled = mayRun('WebKit', findWebKit().missing, 'webkit2gtk-driver xvfb openssl');

describe.runIf(isInstalled)('WebKit', () => {
  const session = startSession({ target: 'safari15', launch: launchWebKit });
  describeFlows(session, { blocksPopups: true, knowsIsolation: true });

  // Chromium does not. Safari's own network stack may differ from WebKitGTK's.
  test('the frame’s request for the callback contains SameSite=Lax cookies', async () => {
    const { login } = session;
    await login.open();
    await login.render();
    await login.waitFor('ready');
    login.wechat.approve();
    await login.waitFor('authorized');
    const [request] = login.requestsOf('/callback');
    expect(request).toMatchObject({ destination: 'iframe', cookie: expect.stringContaining('session=lax') });
  });

  test('a frame of another site has no cookies, and separate storage and channels', async () => {
    const { tab, poll } = session.login;
    const read = () => tab.evaluate(() => window.report);
    await tab.goto(`${SHOP}/storage/around`);
    await tab.click('button');
    await poll(read).toMatchObject({ cookie: '', stored: null, keeps: true });
    // The pop-up continues to call.
    const { calls = 0 } = await read();
    await poll(async () => (await read()).calls).toBeGreaterThan(calls + 3);
    expect(await read()).toMatchObject({ hears: false });
  });
});
