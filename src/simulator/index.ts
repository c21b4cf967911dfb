/**
 * A WeChat simulator for tests and local development: a fetch handler, and a server for it.
 *
 * @module wechat-qr-login/simulator
 */
export type { LoginSelection, WeChatControl } from './create-control.js';
export { type FrameInsertion, SCRIPT_VERSIONS, type ScriptVersion } from './create-script.js';
export {
  createWeChatSimulator,
  type FetchOptions,
  type MiniProgramSelection,
  type WeChatSimulator,
} from './create-wechat-simulator.js';
export type { SimulatedFault, SimulatedPart } from './faults.js';
export type { SimulatedLifetimes } from './grants.js';
export type { SimulatedEvent, SimulatedEventType, WaitOptions } from './journal.js';
export { type ServeOptions, type SimulatorServer, serveSimulator } from './serve-simulator.js';
export type { CodePlacement, SimulatedLogin } from './simulated-login.js';
export type { SimulatedUser } from './simulated-user.js';
export type { WeChatSimulatorOptions } from './wechat-simulator-options.js';
export type { SimulatedApp, SimulatedId, WorldOptions } from './world-options.js';
