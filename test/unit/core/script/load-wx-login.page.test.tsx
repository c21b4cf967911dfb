import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { controlPage } from '../../helpers/control-page.js';
import { mountLogins, showFrames } from '../../helpers/mount-logins.js';
import {
  createWxLogin,
  leftovers,
  listAsOver,
  nothing,
  refuse,
  requests,
  SCRIPT_URL,
  serve,
  tags,
} from '../../helpers/support.js';

const bothReady = { one: ['ready'], two: ['ready'] };

function addTag(): HTMLScriptElement {
  const tag = document.createElement('script');
  tag.src = SCRIPT_URL;
  document.head.append(tag);
  return tag;
}

const listeners = controlPage();
afterEach(cleanup);

describe.each(['required', 'preferred'] as const)(
  'a script that the page already contains, script="%s"',
  (script) => {
    test('a tag that is loading is used, and stays when the logins unmount', async () => {
      const tag = addTag();
      const { unmount } = await mountLogins({ script });
      expect(tags()).toHaveLength(1);
      unmount();
      expect({ ...leftovers(listeners), tags: 0 }).toEqual(nothing);
      expect(tags()[0]).toBe(tag);
      const { heard } = await mountLogins({ script });
      await act(async () => serve(undefined, createWxLogin()));
      await showFrames();
      expect(heard).toEqual(bothReady);
      expect(tags()).toHaveLength(1);
    });

    test('a tag that is loading and then fails is removed', async () => {
      addTag();
      const { unmount } = await mountLogins({ script });
      await act(async () => refuse());
      expect(tags()).toHaveLength(0);
      unmount();
      expect(leftovers(listeners)).toEqual(nothing);
    });

    test('a tag that has loaded is used', async () => {
      addTag();
      vi.stubGlobal('WxLogin', createWxLogin());
      listAsOver(SCRIPT_URL);
      const { heard } = await mountLogins({ script });
      await showFrames();
      expect(heard).toEqual(bothReady);
      expect(tags()).toHaveLength(1);
    });

    test('a failed tag is not used: all logins share one new tag', async () => {
      addTag();
      refuse();
      listAsOver(SCRIPT_URL);
      const { heard } = await mountLogins({ script });
      expect(requests()).toHaveLength(1);
      await act(async () => serve(undefined, createWxLogin()));
      await showFrames();
      expect(heard).toEqual(bothReady);
    });

    test('a global is used without a tag', async () => {
      vi.stubGlobal('WxLogin', createWxLogin());
      const { heard, unmount } = await mountLogins({ script });
      await showFrames();
      expect(heard).toEqual(bothReady);
      unmount();
      expect(leftovers(listeners)).toEqual(nothing);
    });
  },
);
