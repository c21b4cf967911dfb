import { describe } from 'vitest';
import { isInstalled } from '../firefox/launch-firefox.js';
import { describeBackForwardCache } from './back-forward-cache.js';
import { describeCleanedAddress } from './cleaned-address.js';
import { startLife } from './life.js';

// Firefox prerenders no pages.
describe.skipIf(!isInstalled)('in Firefox', () => {
  const life = startLife('firefox');
  describeBackForwardCache(life);
  describeCleanedAddress(life);
});
