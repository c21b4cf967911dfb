/** What can break, by what a login needs of it: WeChat's script, its QR page, the picture and the poll in it, the phone page, the API. */
export type SimulatedPart = 'script' | 'page' | 'picture' | 'poll' | 'phone' | 'api';

/**
 * How it breaks. `unreachable`: a network error. `hanging`: no answer until mended. `empty`: 200 without a body.
 * `malformed`: 200 with a page of somebody else's, as a captive portal sends. A number: the API's errcode, the poll's
 * wx_errcode (500 is WeChat's), and the HTTP status of everything else.
 */
export type SimulatedFault = 'unreachable' | 'hanging' | 'empty' | 'malformed' | number;

const PATHS: readonly [part: SimulatedPart, path: RegExp][] = [
  ['script', /\/wxLogin\.js$/],
  ['page', /^\/connect\/qrconnect$/],
  ['picture', /^\/connect\/qrcode\//],
  ['poll', /^\/connect\/l\//],
  ['phone', /^\/connect\/confirm$/],
  ['api', /^\/(sns|wxa|cgi-bin)\//],
];

/** Which part answers that path. */
export const findPart = (pathname: string): SimulatedPart | undefined =>
  PATHS.find(([, path]) => path.test(pathname))?.[0];

/** What is broken at the moment. */
export class Faults {
  readonly #broken = new Map<SimulatedPart, SimulatedFault>();
  readonly #hanging = new Set<() => void>();

  constructor(initial: Partial<Record<SimulatedPart, SimulatedFault>> = {}) {
    for (const [part, fault] of Object.entries(initial)) this.break(part as SimulatedPart, fault);
  }

  get(part: SimulatedPart | undefined): SimulatedFault | undefined {
    return part && this.#broken.get(part);
  }

  /** Throws a `RangeError` for a number that is no HTTP status, where one is needed. */
  break(part: SimulatedPart, fault: SimulatedFault = 'unreachable'): void {
    if (typeof fault === 'number' && part !== 'api' && part !== 'poll' && !(fault >= 200 && fault <= 599)) {
      throw new RangeError(`break('${part}', ${fault}): an HTTP status from 200 to 599 is needed.`);
    }
    this.#broken.set(part, fault);
    this.#wake();
  }

  /** Without a part: everything. */
  mend(part?: SimulatedPart): void {
    if (part) this.#broken.delete(part);
    else this.#broken.clear();
    this.#wake();
  }

  /** Resolves as soon as that part no longer hangs, or as soon as nobody waits for it any more. */
  async untilAnswering(part: SimulatedPart | undefined, signal?: AbortSignal): Promise<void> {
    while (this.get(part) === 'hanging' && !signal?.aborted) {
      await new Promise<void>((resolve) => {
        const end = () => {
          signal?.removeEventListener('abort', end);
          this.#hanging.delete(end);
          resolve();
        };
        this.#hanging.add(end);
        signal?.addEventListener('abort', end);
      });
    }
  }

  #wake(): void {
    for (const end of [...this.#hanging]) end();
  }
}
