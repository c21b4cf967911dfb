/**
 * Deletes the oldest entries of a map until at most `limit` entries are left. A dev server may run for weeks, so the
 * simulator limits everything that it stores.
 */
export function keepNewest(map: Map<unknown, unknown>, limit: number): void {
  for (const key of map.keys()) {
    if (map.size <= limit) return;
    map.delete(key);
  }
}
