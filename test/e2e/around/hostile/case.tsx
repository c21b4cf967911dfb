import { type ReactElement, StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { ACTS } from './acts.js';
import { createRandom } from './random.js';

/** Timeout of a step in ms. A step that succeeds does not wait for it. */
const PATIENCE = 8000;

/** One login, in one status, on a separate page. */
export interface HostileLogin {
  readonly page: HostileCase;
  /** The status in which another script changes the page. */
  readonly from: string;
  /** The expected next status. */
  readonly to: string;
  /** Brings the login to the first status. */
  reach(): Promise<void>;
  /** Brings the login to the second status. */
  next(): void;
  /** Returns whether that is still possible: a visitor cannot scan a code that is no longer in the page. */
  canGoOn(): boolean;
  refresh(): void;
  /** The visitor approves. */
  approve(): void;
  /** The part of the component for that status. */
  getPart(status: string): string | undefined;
}

/** One component in a separate React root, between two elements of the page that must not disappear. */
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

  /** The box of the component, at any place in the page. */
  get box(): HTMLElement | null {
    return document.querySelector<HTMLElement>(`.${this.id}[data-status]`);
  }

  get hasFailed(): boolean {
    return this.problems.length > 0;
  }

  /** The element that the last act left in the page, but no copy of it without listeners. */
  find(selector: string): HTMLElement | undefined {
    return this.#ours.find((element) => element.isConnected && element.matches(selector));
  }

  /** Clicks like a visitor. React does not get clicks on elements outside of its root. */
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

  /** Unmounts the component, or mounts it again. */
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

  /** Returns whether the page shows our text, unchanged or translated. */
  shows(text: string): boolean {
    return document.body.textContent?.toLowerCase().includes(`${this.id} ${text}.`.toLowerCase()) ?? false;
  }

  /** Unmounts the component, mounts it again, and ends the root. */
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
