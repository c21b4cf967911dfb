import { setTimeout as wait } from 'node:timers/promises';

/** Waits for `work`, and rejects with the error that `createError` returns if it takes longer than `timeout` ms. */
export async function withTimeout<T>(
  work: Promise<T>,
  timeout: number,
  createError: () => Error,
): Promise<T> {
  const limit = new AbortController();
  try {
    return await Promise.race([
      work,
      wait(timeout, undefined, { signal: limit.signal }).then(() => {
        throw createError();
      }),
    ]);
  } finally {
    limit.abort();
  }
}
