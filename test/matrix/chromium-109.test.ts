import { describe } from 'vitest';
import { describeFlows, startSession } from '../browsers/flows.js';
import { canRunOldChromium, installChromium } from '../browsers/install-chromium.js';
import { launchChromium } from '../browsers/launch-chromium.js';

const launch = async (proxy: string) => launchChromium(await installChromium(109), proxy);

describe.runIf(canRunOldChromium)('Chromium 109', () => {
  describeFlows(startSession({ target: 'chrome109', launch }), { blocksPopups: false, knowsIsolation: true });
});
