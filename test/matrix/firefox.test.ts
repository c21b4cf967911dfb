import { describe } from 'vitest';
import { findFirefox } from '../../scripts/find-firefox.mjs';
import { describeFlows, startSession } from '../browsers/flows.js';
import { launchFirefox } from '../browsers/launch-firefox.js';
import { mayRun } from '../browsers/may-run.js';

const isInstalled = mayRun('Firefox', findFirefox() ? [] : ['firefox'], 'firefox-esr');

describe.runIf(isInstalled)('Firefox', () => {
  describeFlows(startSession({ target: 'firefox115', launch: launchFirefox }), {
    blocksPopups: true,
    knowsIsolation: true,
  });
});
