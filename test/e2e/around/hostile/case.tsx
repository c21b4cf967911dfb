import { type ReactElement, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { ACTS } from './acts.js';
import { createRandom } from './random.js';

/** ms that a step may take before the case fails. Nothing waits for it when all is well. */
const PATIENCE = 8000;

/** One login, in one status, on a page of its own. */
export interface HostileLogin {
  readonly page: HostileCase;
  /** The status in which somebody interferes. */
  readonly from: string;
  /** The status that has to follow. */
  readonly to: string;
  /** What leads to the first status. */
  reach(): Promise<void>;
  /** What leads to the second. */
  next(): void;
  /** Whether it still can: nobody scans a code that is off the page. */
  canGoOn(): boolean;
  refresh(): void;
  /** The visitor approves. */
  approve(): void;
  /** The part of the component that is shown in that status. */
  getPart(status: string): string | undefined;
}

/** One component in a React root of its own, between two elements of the page that must survive whatever happens. */
export class HostileCase {
  readonly problems: string[] = [];
  readonly #host = document.body.appendChild(document.createElement('section'));
  readonly #life = new AbortController();
  readonly #random: () => number;
  readonly #root: Root;
  readonly #waiting = new Set<() => void>();
  #status = 'idle';
  #shown = true;
  #renders = 0;
  #ours: HTMLElement[] = [];

  /** `draw` gets the number of the render, so that each changes something. */
  constructor(
    readonly name: string,
    readonly id: string,
    seed: number,
    readonly draw: (onStatusChange: (status: string) => void, renders: number) => ReactElement,
  ) {
    this.#random = createRandom(seed);
    const report = (kind: string) => (error: unknown) => this.fail(`${kind}: ${error}`);
    this.#root = createRoot(this.#host, {
      onUncaughtError: report('uncaught'),
      onCaughtError: report('caught'),
      onRecoverableError: report('recoverable'),
    });
    this.render();
  }

  get status(): string {
    return this.#status;
  }

  /** The box of the component, wherever it is. */
  get box(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`.${this.id}[data-status]`);
  }

  get hasFailed(): boolean {
    return this.problems.length > 0;
  }

  /** What the last act found and left in the page: no copy of it, which nobody listens to. */
  find(selector: string): HTMLElement | undefined {
    return this.#ours.find((element) => element.isConnected && element.matches(selector));
  }

  /** As a visitor does it. React hears no click on what has been moved out of its root. */
  click(selector: string): boolean {
    const button = this.find(selector);
    const canHear = Boolean(button && this.#host.contains(button));
    if (canHear) button?.click();
    return canHear;
  }

  fail(problem: string): void {
    this.problems.push(`${this.name}: ${problem}`);
    this.#wake();
  }

  render(): void {
    const renders = ++this.#renders;
    flushSync(() =>
      this.#root.render(
        <StrictMode>
          <h2>{`before ${renders}`}</h2>
          {this.#shown && this.draw(this.#hear, renders)}
          <p>{`after ${renders}`}</p>
        </StrictMode>,
      ),
    );
    const after = this.#host.querySelector('p:last-of-type')?.textContent?.toLowerCase();
    if (after !== `after ${renders}`) this.fail(`the page's own element says ${after}, not ${renders}`);
  }

  act(name: string): void {
    const { box } = this;
    const ours = box ? [box, ...box.querySelectorAll<HTMLElement>('*')] : [];
    this.#ours = ours;
    ACTS[name]?.act({ root: this.#host, ours, random: this.#random, signal: this.#life.signal });
  }

  /** One of them, by the seed. */
  choose<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)] as T;
  }

  /** Takes the component off the page, or puts it back. */
  hide(hidden = this.#shown): void {
    this.#shown = !hidden;
  }

  async until(...statuses: string[]): Promise<void> {
    const deadline = setTimeout(() => {
      this.fail(`waited for ${statuses}, stayed ${this.#status}`);
      this.#wake();
    }, PATIENCE);
    while (!statuses.includes(this.#status) && !this.hasFailed) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    clearTimeout(deadline);
  }

  /** Whether the page shows that text of ours, as it is or translated. */
  shows(text: string): boolean {
    return document.body.textContent?.toLowerCase().includes(`${this.id} ${text}.`.toLowerCase()) ?? false;
  }

  /** Takes the component off the page, puts it back, and ends the root. */
  leave(): void {
    for (this.#shown of [false, true, false]) {
      this.render();
      if (!this.#shown && this.box && !this.name.includes('copy'))
        this.fail('its box stays after unmounting');
    }
    this.#life.abort();
    this.#root.unmount();
    if (this.#host.childNodes.length > 0 && !/foreign|copy|wrapped/.test(this.name)) {
      this.fail(`the root keeps ${this.#host.innerHTML}`);
    }
    this.#host.remove();
  }

  readonly #hear = (status: string) => {
    this.#status = status;
    this.#wake();
  };

  #wake(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
