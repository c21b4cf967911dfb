import { beforeEach, describe, expect, test, vi } from 'vitest';
import { controlPage, pass, setHidden } from '../helpers/control-page.js';
import { createLogin, createReadyLogin, getState } from '../helpers/login.js';
import { comeBack, createWxLogin, frameAt, frames, leftovers, nothing, say } from '../helpers/support.js';

const listeners = controlPage();
let wxLogin: ReturnType<typeof createWxLogin>;
beforeEach(() => {
  wxLogin = createWxLogin();
  vi.stubGlobal('WxLogin', wxLogin);
});

describe('expiry', () => {
  test('counts from ready, and removes the frame', async () => {
    const { login, heard } = await createReadyLogin({ expiresIn: 5000 });
    await pass(4999);
    expect(heard).toEqual([]);
    await pass(1);
    expect(heard).toEqual(['ready > expired', 'expired']);
    expect(login.getSnapshot().status).toBe('expired');
    expect(leftovers(listeners)).toEqual(nothing);
  });

  test('is not delayed by a late confirmation', async () => {
    const { login } = createLogin({ expiresIn: 5000 });
    await pass();
    frameAt().dispatchEvent(new Event('load'));
    await pass(4000);
    expect(login.getSnapshot().status).toBe('ready');
    say(frameAt());
    await pass(1100);
    expect(login.getSnapshot().status).toBe('expired');
  });

  test('does not happen without expiresIn', async () => {
    const { login } = await createReadyLogin();
    await pass(24 * 60 * 60 * 1000);
    expect(login.getSnapshot().status).toBe('ready');
  });

  test('with autoRefresh requests a new QR code with a new state at once in a visible tab', async () => {
    const { login, heard } = await createReadyLogin({ expiresIn: 5000, autoRefresh: true });
    const state = getState(login);
    await pass(5000);
    expect(heard.slice(0, 3)).toEqual(['ready > expired', 'expired', 'expired > loading']);
    expect(login.getSnapshot().status).toBe('mounting');
    expect(getState(login)).not.toBe(state);
    expect(frames()).toHaveLength(1);
  });

  test('with autoRefresh waits until a hidden tab is visible, then requests one QR code', async () => {
    const { login } = await createReadyLogin({ expiresIn: 5000, autoRefresh: true });
    setHidden(true);
    await pass(60_000);
    expect(login.getSnapshot().status).toBe('expired');
    expect(frames()).toHaveLength(0);
    setHidden(false);
    await pass();
    expect(login.getSnapshot().status).toBe('mounting');
    setHidden(true);
    setHidden(false);
    await pass();
    expect(frames()).toHaveLength(1);
    expect(wxLogin).toHaveBeenCalledTimes(2);
  });

  test('requests nothing if destroy() is called while a hidden tab waits', async () => {
    const { login } = await createReadyLogin({ expiresIn: 5000, autoRefresh: true });
    setHidden(true);
    await pass(5000);
    login.destroy();
    expect(leftovers(listeners)).toEqual(nothing);
    setHidden(false);
    await pass();
    expect(frames()).toHaveLength(0);
  });

  test('requests one new QR code if onExpired calls refresh() and autoRefresh is set', async () => {
    const { login } = await createReadyLogin({
      expiresIn: 5000,
      autoRefresh: true,
      onExpired: () => login.refresh(),
    });
    await pass(5000);
    expect(wxLogin).toHaveBeenCalledTimes(2);
  });
});

describe('refresh()', () => {
  const returns = { redirect_uri: `${location.origin}/callback` };
  const endings: Record<string, (state: string) => Promise<unknown>> = {
    ready: () => pass(),
    authorized: async (state) => comeBack(frameAt(), `/callback?code=C&state=${state}`),
    refused: async (state) => comeBack(frameAt(), `/callback?state=${state}`),
    error: async () => {
      comeBack(frameAt(), '/callback');
      await pass(100);
    },
    expired: () => pass(5000),
  };

  test.each(Object.entries(endings))(
    'requests a new QR code with a new state after %s',
    async (status, end) => {
      const { login } = await createReadyLogin({
        ...returns,
        expiresIn: 5000,
        onAuthorized: () => undefined,
      });
      const state = getState(login) ?? '';
      await end(state);
      expect(login.getSnapshot().status).toBe(status);
      login.refresh();
      await pass();
      say(frameAt());
      expect(login.getSnapshot().status).toBe('ready');
      expect(login.getSnapshot().error).toBeUndefined();
      expect(getState(login)).not.toBe(state);
      expect(frames()).toHaveLength(1);
    },
  );

  test('requests one new QR code if it is called several times at once', async () => {
    const { login } = await createReadyLogin();
    login.refresh();
    login.refresh();
    login.refresh();
    await pass();
    expect(wxLogin).toHaveBeenCalledTimes(2);
  });

  test('keeps the state option', async () => {
    const { login } = await createReadyLogin({ state: 'mine' });
    login.refresh();
    await pass();
    expect(getState(login)).toBe('mine');
  });
});
