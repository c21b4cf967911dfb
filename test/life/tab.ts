import { vi } from 'vitest';
import { SCRIPT_PATH } from '../../src/simulator/create-script.js';
import type { PageOptions, Report } from './site/page-options.js';
import type { LifeSite } from './site/server.js';

/** A tab of the browser, with the reports of its pages. */
export class Tab {
  readonly reports: Report[] = [];

  constructor(
    private readonly site: LifeSite,
    readonly id: string,
  ) {}

  /** Resolves with the report with that name when there are `count` of them. `timeout` in ms. */
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
      // The callback page knows its tab only if it is the whole page.
      callback: callback ?? (options.wholePage ? `/callback?tab=${this.id}` : '/callback'),
      ...options,
    };
    return `/login?${new URLSearchParams({ tab: this.id, options: JSON.stringify(all) })}`;
  }

  /** Sends an order to the page in the tab when it requests one. */
  order(order: string): void {
    this.site.order(this.id, order);
  }

  /** Goes back, and checks that the page comes from the back/forward cache. */
  async goBack(): Promise<void> {
    this.order('back');
    await this.waitFor('restored');
  }
}
