import { describe } from 'vitest';
import { findFirefox } from '../../scripts/find-firefox.mjs';
import { mayRun } from '../browsers/may-run.js';
import { describeBackForwardCache } from './back-forward-cache.js';
import { describeCleanedAddress } from './cleaned-address.js';
import { startLife } from './life.js';

const isInstalled = mayRun('Firefox', findFirefox() ? [] : ['firefox'], 'firefox-esr');

// Firefox prerenders no pages.
describe.runIf(isInstalled)('in Firefox', () => {
  const life = startLife('firefox');
  describeBackForwardCache(life);
  describeCleanedAddress(life);
});
