import { describe, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { arrive, createLogin, untilMounted } from '../helpers/login.js';
import { comeBack, frameAt, frames, leftovers, nothing } from '../helpers/support.js';

const listeners = controlPage();

describe('the outcome', () => {
  const returns = { redirect_uri: `${location.origin}/callback`, state: 'S' };

  test('onAuthorized is called once, after the frame was removed', async () => {
    const onAuthorized = vi.fn(() => expect(frames()).toHaveLength(0));
    const { login } = createLogin({ ...returns, onAuthorized });
    await arrive();
    const frame = frameAt();
    comeBack(frame, '/callback?code=C&state=S');
    comeBack(frame, '/callback?code=C&state=S');
    await pass(100);
    expect(onAuthorized.mock.calls).toEqual([[{ code: 'C', state: 'S' }]]);
    expect(login.getSnapshot().status).toBe('authorized');
    expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
  });

  test('onRefused is called once', async () => {
    const onRefused = vi.fn();
    const { login } = createLogin({ ...returns, onRefused });
    await arrive();
    comeBack(frameAt(), '/callback?state=S');
    await pass();
    expect(onRefused.mock.calls).toEqual([[{ state: 'S' }]]);
    expect(login.getSnapshot().status).toBe('refused');
  });

  test.each([
    ['state_mismatch', '/callback?code=C&state=other'],
    ['callback_lost', '/callback'],
  ])('the login ends with %s if the frame is at %s', async (code, address) => {
    const onAuthorized = vi.fn();
    const { login, heard } = createLogin({ ...returns, onAuthorized });
    await arrive();
    comeBack(frameAt(), address);
    await pass(100);
    expect(heard.at(-1)).toBe(code);
    expect(login.getSnapshot().error?.code).toBe(code);
    expect(login.getSnapshot().error?.message).not.toMatch(/code=|other/);
    expect(onAuthorized).not.toHaveBeenCalled();
  });

  test('the login ends with frame_timeout if the frame neither loads nor sends a message', async () => {
    const { heard } = createLogin({ timeout: 3000 });
    await arrive();
    await pass(2999);
    expect(heard).toEqual(untilMounted);
    await pass(1);
    expect(heard).toEqual([...untilMounted, 'mounting > error', 'frame_timeout']);
    expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
  });
});
