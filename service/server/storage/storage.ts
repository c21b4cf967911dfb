import type { BetterAuthOptions } from 'better-auth';
import type { TakeRequest } from '../request-counter.js';
import type { Announcements } from './announcements.js';

/** The storage of accounts, sessions and unfinished logins. */
export interface Storage {
  /** Options for better-auth. */
  options: Pick<BetterAuthOptions, 'database' | 'secondaryStorage'>;
  /** Runs work while no other process on the same database runs `exclusively`. */
  exclusively(work: () => Promise<void>): Promise<void>;
  /** Runs work while no process on the same database runs work with the same key. Calls cannot be nested. */
  inTurn<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Returns the time of the database's clock, which all processes share. */
  now(): Date;
  /** Tells all processes on this storage what has changed. */
  announcements: Announcements;
  /** Counts requests for all processes together. Without it, each process counts its own. */
  takeRequest?: TakeRequest;
  /** Resolves if the database, and Redis if it is used, answer. Otherwise rejects. */
  check(): Promise<void>;
  /** Runs a statement. Resolves to the number of rows that it changed. */
  run(sql: string): Promise<number>;
  /** Makes the next process wait for the data folder instead of failing. Call it before `close`. */
  announceClose(): void;
  close(): Promise<void>;
}
