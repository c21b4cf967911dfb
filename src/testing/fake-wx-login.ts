import type { WeChatControl } from '../simulator/create-control.js';
import type { SimulatedFault } from '../simulator/faults.js';
import type { SimulatedEvent } from '../simulator/journal.js';
import type { WorldOptions } from '../simulator/world-options.js';

/**
 * A part of the fake that can fail: WeChat's script or its QR page. The fake has no server, so polls, phone pages and
 * WeChat's API do not exist here.
 */
export type FakePart = 'script' | 'page';

/** Options of `installFakeWxLogin`. */
export interface FakeWxLoginOptions extends Omit<WorldOptions, 'faults'> {
  /** The window of the app under test. @default the current window */
  window?: Window & typeof globalThis;
  /** The parts that fail from the start, as with `break`. @default none */
  faults?: Partial<Record<FakePart, SimulatedFault>>;
  /**
   * Called instead of navigating the whole page, after a scan of a login whose `self_redirect` is not `true`. Set it in
   * jsdom, which cannot navigate.
   *
   * @default navigates to `url`
   */
  onRedirect?: (url: string) => void;
  /** Called with each event, for example to show a phone of your own. @default none */
  onEvent?: (event: SimulatedEvent) => void;
}

/** An installed fake, with methods that play the visitor. */
export interface FakeWxLogin extends Omit<WeChatControl, 'break' | 'repair'> {
  /**
   * Makes the script or the QR page fail from now on. `fault` defaults to `unreachable`.
   *
   * @throws `RangeError` if `fault` is a number that is not an HTTP status from 200 to 599
   */
  break(part: FakePart, fault?: SimulatedFault): void;
  /** Makes a part work again, or both if `part` is not set. Requests that were hanging are answered. */
  repair(part?: FakePart): void;
  /** Removes the fake and restores everything that `installFakeWxLogin` replaced. */
  restore(): void;
}
