type Listener = (text: string | undefined) => void;

/**
 * Sends short texts to all processes on one storage. A text can be lost, for example while a connection is cut, so the
 * database stays the source of truth.
 */
export interface Announcements {
  /** Sends a text to the listeners of all processes, including this one. Never throws. */
  send(text: string): void;
  /**
   * Calls the listener with each text. Calls it with undefined after a connection was cut: texts may have been lost.
   *
   * @returns a function that removes the listener
   */
  listen(listener: Listener): () => void;
}

/** Creates a list of listeners, and a function that calls them. */
export function createListeners(): Pick<Announcements, 'listen'> & { call: Listener } {
  const listeners = new Set<Listener>();
  return {
    call(text) {
      for (const listener of listeners) listener(text);
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Creates the announcements of a storage that only this process uses. */
export function createLocalAnnouncements(): Announcements {
  const { call, listen } = createListeners();
  return { send: call, listen };
}
