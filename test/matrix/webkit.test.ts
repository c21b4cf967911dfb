import { describe } from 'vitest';
import { describeFlows, startSession } from '../browsers/flows.js';
import { launchWebKit } from '../browsers/launch-webkit.js';

describe('WebKit', () => {
  describeFlows(startSession({ target: 'safari15', launch: launchWebKit }), { blocksPopups: true });
});
