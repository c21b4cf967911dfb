import type { Decorator, Preview } from '@storybook/react-vite';
import { StrictMode } from 'react';
import type { FakeWxLoginOptions } from 'wechat-qr-login/testing';
import { checkStory, listenToConsole } from '../stories/stage/checks.js';
import { Stage, type StageGlobals } from '../stories/stage/Stage.js';
import { installWeChat, removeWeChat } from '../stories/stage/wechat.js';
import { DocsContainer } from './DocsContainer.js';

const isTest = import.meta.env.MODE === 'test';

const choice = (
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

/** What WeChat is like in a story: `parameters.wechat`. */
const fakeOptions = (parameters: { wechat?: FakeWxLoginOptions }) => parameters.wechat;

const withStage: Decorator = (Story, { args, globals, parameters, viewMode, id }) => {
  const { wechat } = globals as StageGlobals;
  // Here, too: the toolbar changes it while a story is open.
  if (wechat === 'real') removeWeChat();
  else installWeChat(fakeOptions(parameters));
  const stage = (
    <Stage
      key={`${id} ${wechat}`}
      globals={globals as StageGlobals}
      args={args}
      fullPage={viewMode !== 'docs'}
      phone={parameters.phone !== false}
      broken={Boolean(fakeOptions(parameters)?.faults)}
    >
      {(staged) => <Story args={{ ...args, ...staged }} />}
    </Stage>
  );
  return globals.strict === 'off' ? stage : <StrictMode>{stage}</StrictMode>;
};

const preview: Preview = {
  globalTypes: {
    theme: choice('Theme', 'mirror', { light: 'light', dark: 'dark', auto: 'auto' }),
    lang: choice('Language', 'globe', { cn: '中文', en: 'English' }),
    wechat: choice('WeChat', 'mobile', { fake: 'fake', real: 'real' }),
    strict: choice('StrictMode', 'lock', { on: 'on', off: 'off' }),
  },
  initialGlobals: { theme: 'auto', lang: 'en', wechat: 'fake', strict: 'on' },
  decorators: [withStage],
  parameters: {
    layout: 'fullscreen',
    // WeChat's page is not ours, and axe cannot look into frames that do not have it.
    a11y: { test: 'error', options: { iframes: false } },
    docs: { container: DocsContainer, codePanel: false },
    options: {
      storySort: {
        order: [
          'Guide',
          [
            'Start here',
            'How the login flows',
            'What can be known',
            'Styling',
            'Content-Security-Policy',
            'Testing your login',
            'Servers',
            'Login by mini program',
            'Troubleshooting',
            'Moving here',
            'Reference',
          ],
          'Component',
          ['Playground', 'Status', 'Errors', 'Look', 'Sizes', 'Styling', 'Parts', 'Accessibility'],
          'Headless',
          'Places',
          'Without a QR in the page',
          ['Link', 'Pop-up'],
          'Mini program',
        ],
      },
    },
  },
  beforeEach({ parameters, viewMode, globals }) {
    // Each story gets a WeChat of its own; those on one docs page share it.
    if (viewMode !== 'docs') removeWeChat();
    if (globals.wechat !== 'real') installWeChat(fakeOptions(parameters));
    if (isTest) listenToConsole();
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
