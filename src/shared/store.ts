/** Holds a snapshot and tells its subscribers about each change. */
export interface Store<Snapshot> {
  /** The current snapshot: the same object until something changes. */
  getSnapshot(): Snapshot;
  /** Calls `listener` after each change. Returns the function that unsubscribes it. */
  subscribe(listener: () => void): () => void;
  /** Replaces the snapshot. */
  set(next: Snapshot): void;
}

/** A subscriber that throws is reported as the page's mistake. It does not stop the login. */
function report(thrown: unknown): void {
  queueMicrotask(() => {
    throw thrown;
  });
}

export function createStore<Snapshot>(snapshot: Snapshot): Store<Snapshot> {
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => snapshot,
    subscribe(listener) {
      // A function of its own: the same listener may subscribe twice.
      const call = () => listener();
      listeners.add(call);
      return () => listeners.delete(call);
    },
    set(next) {
      snapshot = next;
      for (const listener of [...listeners]) {
        try {
          listener();
        } catch (thrown) {
          report(thrown);
        }
      }
    },
  };
}
