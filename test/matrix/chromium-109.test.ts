import { describe } from 'vitest';
import { describeFlows, startSession } from '../browsers/flows.js';
import { installChromium } from '../browsers/install-chromium.js';
import { launchChromium } from '../browsers/launch-chromium.js';

describe('Chromium 109', () => {
  describeFlows(
    startSession({
      target: 'chrome109',
      launch: async (proxy) => launchChromium(await installChromium(109), proxy),
    }),
    { blocksPopups: false },
  );
});
