/** Stores a snapshot and notifies its subscribers of each change. */
export interface Store<Snapshot> {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): Snapshot;
  /** Calls `listener` after each change, in a microtask. Returns the function that unsubscribes the listener. */
  subscribe(listener: () => void): () => void;
  /** Replaces the snapshot. */
  set(next: Snapshot): void;
}

export function createStore<Snapshot>(snapshot: Snapshot): Store<Snapshot> {
  const calls = new Set<() => void>();
  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      const call = () => {
        if (calls.has(call)) listener();
      };
      calls.add(call);
      return () => calls.delete(call);
    },
    set(next) {
      snapshot = next;
      // In a microtask: if a listener throws, the browser reports the error and the login continues.
      for (const call of calls) queueMicrotask(call);
    },
  };
}
