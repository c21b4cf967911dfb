import { describe } from 'vitest';
import { describeBackForwardCache, describeBackForwardCacheWithRequests } from './back-forward-cache.js';
import { describeCleanedAddress } from './cleaned-address.js';
import { startLife } from './life.js';
import { describePrerendering } from './prerendering.js';

describe('in Chromium', () => {
  const life = startLife('chromium');
  describeBackForwardCache(life);
  describeBackForwardCacheWithRequests(life);
  describePrerendering(life);
  describeCleanedAddress(life);
});
