/**
 * A part of WeChat that can fail:
 *
 * - `script`: wxLogin.js
 * - `page`: the QR page, and the official account's page inside WeChat
 * - `picture`: the QR picture in the QR page
 * - `poll`: the long poll of the QR page
 * - `phone`: the phone page
 * - `api`: the API for servers
 */
export type SimulatedPart = 'script' | 'page' | 'picture' | 'poll' | 'phone' | 'api';

/**
 * How a part of WeChat fails:
 *
 * - `unreachable`: a network error
 * - `hanging`: no response until `repair` is called
 * - `empty`: status 200 without a body
 * - `malformed`: status 200 with another website's HTML, as a captive portal sends it
 * - a number: the `errcode` of the API, the `wx_errcode` of the poll (WeChat uses 500), or the HTTP status of any other
 *   part
 */
export type SimulatedFault = 'unreachable' | 'hanging' | 'empty' | 'malformed' | number;

const PATHS: readonly [part: SimulatedPart, path: RegExp][] = [
  ['script', /\/wxLogin\.js$/],
  ['page', /^\/connect\/(qrconnect|oauth2\/authorize)$/],
  ['picture', /^\/connect\/qrcode\//],
  ['poll', /^\/connect\/l\//],
  ['phone', /^\/connect\/confirm$/],
  ['api', /^\/(sns|wxa|cgi-bin)\//],
];

/** Returns the part that serves a path, or `undefined` if no part does. */
export const findPart = (pathname: string): SimulatedPart | undefined =>
  PATHS.find(([, path]) => path.test(pathname))?.[0];

/** Stores which parts of WeChat currently fail, and how. */
export class Faults {
  readonly #broken = new Map<SimulatedPart, SimulatedFault>();
  readonly #waiting = new Set<() => void>();

  constructor(initial: Partial<Record<SimulatedPart, SimulatedFault>> = {}) {
    for (const [part, fault] of Object.entries(initial)) this.break(part as SimulatedPart, fault);
  }

  /** Returns the current fault of a part, or `undefined` if it works. */
  get(part: SimulatedPart | undefined): SimulatedFault | undefined {
    return part && this.#broken.get(part);
  }

  /**
   * Makes a part fail from now on.
   *
   * @throws `RangeError` if `fault` is a number outside 200 to 599 and the part answers with it as HTTP status
   */
  break(part: SimulatedPart, fault: SimulatedFault = 'unreachable'): void {
    if (typeof fault === 'number' && part !== 'api' && part !== 'poll' && !(fault >= 200 && fault <= 599)) {
      throw new RangeError(
        `break('${part}', ${fault}): the fault of this part must be an HTTP status from 200 to 599.`,
      );
    }
    this.#broken.set(part, fault);
    this.#wakeAll();
  }

  /** Makes a part work again, or all parts if `part` is not set. */
  repair(part?: SimulatedPart): void {
    if (part) this.#broken.delete(part);
    else this.#broken.clear();
    this.#wakeAll();
  }

  /** Resolves as soon as the part no longer hangs, or as soon as `signal` aborts. */
  async untilAnswering(part: SimulatedPart | undefined, signal?: AbortSignal): Promise<void> {
    while (this.get(part) === 'hanging' && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const wake = () => {
          signal?.removeEventListener('abort', wake);
          this.#waiting.delete(wake);
          resolve();
        };
        this.#waiting.add(wake);
        signal?.addEventListener('abort', wake);
      });
    }
  }

  #wakeAll(): void {
    for (const wake of [...this.#waiting]) wake();
  }
}
