/**
 * A fake `WxLogin` for unit tests and stories.
 *
 * @module wechat-qr-login/testing
 */
export type { LoginSelection } from '../simulator/create-control.js';
export type { SimulatedFault } from '../simulator/faults.js';
export type { SimulatedEvent, SimulatedEventType, WaitOptions } from '../simulator/journal.js';
export type { CodePlacement, SimulatedLogin } from '../simulator/simulated-login.js';
export type { SimulatedUser } from '../simulator/simulated-user.js';
export type { SimulatedApp } from '../simulator/world-options.js';
export type { FakePart, FakeWxLogin, FakeWxLoginOptions } from './fake-wx-login.js';
export { installFakeWxLogin } from './install-fake-wx-login.js';
