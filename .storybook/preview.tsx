import type { Decorator, Preview } from '@storybook/react-vite';
import { StrictMode } from 'react';
import { WeChatQrLogin } from 'wechat-qr-login';
import { MiniProgramQrLogin } from 'wechat-qr-login/mini-program';
import type { FakeWxLoginOptions } from 'wechat-qr-login/testing';
import { checkStory, recordConsoleErrors } from '../stories/stage/check-story.js';
import { installWeChat, removeWeChat } from '../stories/stage/fake-wechat.js';
import { Stage, type StageGlobals } from '../stories/stage/Stage.js';
import { DocsContainer } from './DocsContainer.js';

// The build minifies component names, which the code of the stories shows.
Object.assign(WeChatQrLogin, { displayName: 'WeChatQrLogin' });
Object.assign(MiniProgramQrLogin, { displayName: 'MiniProgramQrLogin' });

const isTest = import.meta.env.MODE === 'test';

const createMenu = (
  name: string,
  icon: 'mirror' | 'globe' | 'mobile' | 'lock',
  items: Record<string, string>,
) => ({
  description: name,
  toolbar: {
    title: name,
    icon,
    dynamicTitle: true,
    items: Object.entries(items).map(([value, title]) => ({ value, title: `${name}: ${title}` })),
  },
});

/** Reads `parameters.wechat`: the options of the fake WeChat in a story. */
const getFakeOptions = (parameters: { wechat?: FakeWxLoginOptions }) => parameters.wechat;

const withStage: Decorator = (Story, { args, globals, parameters, viewMode, id }) => {
  const { wechat } = globals as StageGlobals;
  // The toolbar can switch between the fake and the real WeChat while a story is open.
  if (wechat === 'real') removeWeChat();
  else installWeChat(getFakeOptions(parameters));
  const stage = (
    <Stage
      key={`${id} ${wechat}`}
      globals={globals as StageGlobals}
      args={args}
      fullPage={viewMode !== 'docs'}
      hasPhone={parameters.phone !== false}
      isBroken={Boolean(getFakeOptions(parameters)?.faults)}
    >
      {(staged) => <Story args={{ ...args, ...staged }} />}
    </Stage>
  );
  return globals.strict === 'off' ? stage : <StrictMode>{stage}</StrictMode>;
};

const preview: Preview = {
  globalTypes: {
    theme: createMenu('Theme', 'mirror', { light: 'light', dark: 'dark', auto: 'system' }),
    lang: createMenu('Language', 'globe', { cn: '中文', en: 'English' }),
    wechat: createMenu('WeChat', 'mobile', { fake: 'fake', real: 'real' }),
    strict: createMenu('StrictMode', 'lock', { on: 'on', off: 'off' }),
  },
  initialGlobals: { theme: 'auto', lang: 'en', wechat: 'fake', strict: 'on' },
  decorators: [withStage],
  parameters: {
    layout: 'fullscreen',
    // Excludes the frame: axe cannot check it, and its page is WeChat's.
    a11y: { test: 'error', options: { iframes: false } },
    docs: { container: DocsContainer, codePanel: true },
    // Removes the handlers that only fill the list of events, so that the code can be copied.
    jsx: {
      filterProps: (_value: unknown, name: string) => !/^on[A-Z]/.test(name) || name === 'onAuthorized',
      functionValue: () => '({ code, state }) => signIn(code, state)',
    },
    options: {
      storySort: {
        order: [
          'Guide',
          [
            'Get started',
            'How login works',
            'What the page can know',
            'Styling',
            'Content Security Policy',
            'Testing',
            'Servers',
            'Mini-program login',
            'Troubleshooting',
            'Migration',
            'Reference',
          ],
          'Component',
          [
            'Playground',
            'Status',
            'Outcomes',
            'Errors',
            'Languages',
            'Look',
            'Sizes',
            'Styling',
            'Parts',
            'Inside WeChat',
          ],
          'Custom element',
          'Headless',
          'Places',
          'Without a QR code in the page',
          'Mini program',
          ['Playground', 'Status', 'Presentation', 'Languages'],
        ],
      },
    },
  },
  beforeEach({ parameters, viewMode, globals }) {
    // Each story has its own fake WeChat. The stories on one docs page share it.
    if (viewMode !== 'docs') removeWeChat();
    if (globals.wechat !== 'real') installWeChat(getFakeOptions(parameters));
    if (isTest) recordConsoleErrors();
    return removeWeChat;
  },
  afterEach: async ({ canvasElement, parameters }) => {
    if (!isTest) return;
    await checkStory(canvasElement);
    if (parameters.picture) {
      const { matchPicture } = await import('../stories/stage/match-picture.js');
      await matchPicture(canvasElement, parameters.picture);
    }
  },
};

export default preview;
