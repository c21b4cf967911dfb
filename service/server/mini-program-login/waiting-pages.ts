import { formatLine } from '../format-line.js';
import { getErrorName } from '../get-error-name.js';
import type { Announcements } from '../storage/announcements.js';
import { listenToChanges } from './login-changes.js';
import type { MiniProgramLoginStore } from './mini-program-login-store.js';
import type { ShownStatus } from './to-progress.js';

/** A waiting page with an open stream. */
export interface WaitingPage {
  onChange(status: ShownStatus): void;
  /** Keeps the connection open. Proxies close connections that are silent for a minute. */
  onBeat(): void;
}

/** ms between two heartbeats. Each one also reads the database, because the announcement of a change can be lost. */
const BEAT = 20_000;
/** Maximum number of logins per query. */
const BATCH = 500;

/** The pages that wait at this process. Tells each page when its login changes, in any process. */
export class WaitingPages {
  private readonly pages = new Map<string, Set<WaitingPage>>();
  private beating: NodeJS.Timeout | undefined;

  constructor(
    private readonly store: MiniProgramLoginStore,
    announcements: Announcements,
    private readonly log: (line: string) => void,
  ) {
    listenToChanges(announcements, (change) => {
      if (change) this.tell(change.id, change.status);
      else this.readAll();
    });
  }

  /** Adds a page. Returns a function that removes it. */
  add(id: string, page: WaitingPage): () => void {
    const pages = this.pages.get(id) ?? new Set();
    this.pages.set(id, pages.add(page));
    this.beating ??= setInterval(() => this.beat(), BEAT).unref();
    return () => {
      pages.delete(page);
      if (pages.size === 0 && this.pages.get(id) === pages) this.pages.delete(id);
      if (this.pages.size > 0) return;
      clearInterval(this.beating);
      this.beating = undefined;
    };
  }

  private tell(id: string, status: ShownStatus): void {
    for (const page of this.pages.get(id) ?? []) page.onChange(status);
  }

  private beat(): void {
    for (const pages of this.pages.values()) for (const page of pages) page.onBeat();
    this.readAll();
  }

  /** Reads all logins. A failure is logged, and the next beat reads them again. */
  private async readAll(): Promise<void> {
    const ids = [...this.pages.keys()];
    try {
      while (ids.length) {
        const batch = ids.splice(0, BATCH);
        const statuses = await this.store.readStatuses(batch);
        for (const id of batch) this.tell(id, statuses.get(id) ?? 'expired');
      }
    } catch (error) {
      this.log(formatLine('error', 'Reading the waiting logins failed', [getErrorName(error as Error)]));
    }
  }
}
