import { vi } from 'vitest';
import { SCRIPT_PATH } from '../../src/simulator/create-script.js';
import type { PageOptions, Report } from './site/page-options.js';
import type { LifeSite } from './site/server.js';

/** A tab of the browser, as far as its pages report. */
export class Tab {
  readonly reports: Report[] = [];

  constructor(
    private readonly site: LifeSite,
    readonly id: string,
  ) {}

  /** Resolves with the report of that name, as soon as there are `count` of them. `timeout` in ms. */
  waitFor(name: string, count = 1, timeout = 10_000): Promise<Report> {
    return vi.waitFor(
      () => {
        const found = this.of(name)[count - 1];
        if (found) return found;
        throw new Error(`${count} x ${name} not in: ${this.reports.map((report) => report.name).join(' ')}`);
      },
      { timeout, interval: 20 },
    );
  }

  of(name: string): Report[] {
    return this.reports.filter((report) => report.name === name);
  }

  /** Address of the login page for this tab. */
  loginPage({ callback, ...options }: PageOptions): string {
    const all: PageOptions = {
      scriptUrl: `${this.site.wechatOrigin}${SCRIPT_PATH}`,
      authorizationEndpoint: `${this.site.wechatOrigin}/connect/qrconnect`,
      // The callback knows its tab only as the whole page.
      callback: callback ?? (options.wholePage ? `/callback?tab=${this.id}` : '/callback'),
      ...options,
    };
    return `/login?${new URLSearchParams({ tab: this.id, options: JSON.stringify(all) })}`;
  }

  /** Tells the page that stands in the tab where to go, once it asks. */
  order(order: string): void {
    this.site.order(this.id, order);
  }

  /** Presses Back, and makes sure that the page was kept in the back/forward cache. */
  async goBack(): Promise<void> {
    this.order('back');
    await this.waitFor('restored');
  }
}
