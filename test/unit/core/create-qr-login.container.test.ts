import { describe, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import { arrive, createLogin } from '../helpers/login.js';
import { createWxLogin, frameAt, leftovers, nothing, say } from '../helpers/support.js';

const listeners = controlPage();

describe('a container', () => {
  test.each(['preferred', 'required', 'none'] as const)(
    'that is not in the document causes container_missing (%s), and refresh() starts the login later',
    async (script) => {
      vi.stubGlobal('WxLogin', createWxLogin());
      const { login, container, heard } = createLogin({ script });
      container.remove();
      await pass();
      expect(heard.at(-1)).toBe('container_missing');
      expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
      document.body.append(container);
      login.refresh();
      await pass();
      say(frameAt());
      expect(login.getSnapshot().status).toBe('ready');
    },
  );

  const twice = () => {
    vi.stubGlobal('WxLogin', createWxLogin());
    document.body.append(Object.assign(document.createElement('p'), { id: 'qr' }));
  };

  test('gets its frame from the script even if another element has its id', async () => {
    twice();
    const { container, heard } = createLogin({ id: 'qr', script: 'required' });
    await pass();
    expect(frameAt().parentNode).toBe(container);
    expect(Object.hasOwn(document, 'getElementById')).toBe(false);
    say(frameAt());
    await pass();
    expect(heard.at(-1)).toBe('ready confirmed');
  });

  test('keeps its id, or gets the id option or a unique id', async () => {
    const [first, second, third] = [createLogin(), createLogin(), createLogin({ id: 'given' })];
    first.container.id = 'mine';
    await arrive();
    expect([first, third].map(({ container }) => container.id)).toEqual(['mine', 'given']);
    expect(second.container.id).toMatch(/^wechat-qr-login-\d+$/);
  });

  test('has its own appendChild again after the script has run, even if the script throws', async () => {
    const { container } = createLogin();
    await arrive();
    expect(Object.hasOwn(container, 'appendChild')).toBe(false);
    const { container: other } = createLogin();
    vi.stubGlobal('WxLogin', () => {
      throw new Error('broken');
    });
    await pass();
    expect(Object.hasOwn(other, 'appendChild')).toBe(false);
  });
});
