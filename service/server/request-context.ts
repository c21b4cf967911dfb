import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<string>();

/** Runs work as part of a request, so that each line of the log names the request. */
export const runRequest = <T>(id: string, work: () => T): T => current.run(id, work);

/** Returns the id of the request that this code runs for. */
export const getRequestId = (): string | undefined => current.getStore();
