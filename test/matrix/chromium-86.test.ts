import { describe } from 'vitest';
import { describeFlows, startSession } from '../browsers/flows.js';
import { installChromium } from '../browsers/install-chromium.js';
import { launchChromium } from '../browsers/launch-chromium.js';

describe('Chromium 86', () => {
  describeFlows(
    startSession({
      target: 'chrome86',
      launch: async (proxy) => launchChromium(await installChromium(86), proxy),
    }),
    { blocksPopups: false },
  );
});
