import { act, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { vi } from 'vitest';
import {
  WeChatQrLogin,
  type WeChatQrLoginHandle,
  type WeChatQrLoginProps,
} from '../../../src/react/index.js';
import { frames, options, say } from './support.js';

type ScriptUrls = Record<string, string | undefined>;

/** Advances the clock, and runs everything that is due. */
export const pass = (ms = 0) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
/** Loads WeChat's page in every frame. */
export const showFrames = () =>
  act(async () => {
    for (const frame of frames()) say(frame);
  });

/** Mounts logins by name in one page under StrictMode. Collects the events of each one. */
export async function mountLogins(
  props: Partial<WeChatQrLoginProps> = {},
  names: ScriptUrls = { one: undefined, two: undefined },
) {
  const heard: Record<string, string[]> = {};
  const handles: Record<string, WeChatQrLoginHandle | null> = {};
  const tell = (name: string, event: string) => heard[name]?.push(event);

  const page = (urls: ScriptUrls) => {
    for (const name of Object.keys(urls)) heard[name] ??= [];
    return (
      <StrictMode>
        {Object.entries(urls).map(([name, scriptUrl]) => (
          <WeChatQrLogin
            key={name}
            ref={(handle) => {
              handles[name] = handle;
            }}
            {...options}
            scriptUrl={scriptUrl}
            {...props}
            onError={({ code }) => tell(name, code)}
            onReady={({ direct, cause }) =>
              tell(name, direct ? `ready without the script: ${cause?.code}` : 'ready')
            }
          />
        ))}
      </StrictMode>
    );
  };

  const { rerender, unmount } = render(page(names));
  await pass();
  return {
    heard,
    unmount,
    async show(urls: ScriptUrls) {
      rerender(page(urls));
      await pass();
    },
    refresh: () =>
      act(async () => {
        for (const handle of Object.values(handles)) handle?.refresh();
      }),
  };
}
