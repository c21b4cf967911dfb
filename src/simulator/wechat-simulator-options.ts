import type { FrameInsertion, ScriptVersion } from './create-script.js';
import type { WorldOptions } from './world-options.js';

/** Options of the simulator. */
export interface WeChatSimulatorOptions extends WorldOptions {
  /** The version of wxLogin.js to imitate. @default 'V7' */
  scriptVersion?: ScriptVersion;
  /** How the script inserts its frame. All known versions use `appendChild`. @default 'appendChild' */
  insertion?: FrameInsertion;
  /** Time in ms until a poll answers "not scanned yet". @default 25_000, as WeChat's */
  pollTimeout?: number;
  /** Delay of every response, in ms. @default 0 */
  latency?: number;
  /** Origin of the phone page in the QR code. @default the origin that the QR page was requested from */
  phoneOrigin?: string | undefined;
  /**
   * Additional host names that the simulator answers under, for example of a tunnel. `.tunnel.example` also allows
   * subdomains. Requests for other host names get status 403.
   *
   * Always allowed: WeChat's host names, `localhost` and `127.0.0.1`, the address that the server listens on, and the
   * host of `phoneOrigin`.
   *
   * @default []
   */
  allowedHosts?: readonly string[] | undefined;
}
