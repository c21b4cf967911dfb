/** Calls `cleanUp` when the signal aborts. */
export function onAbort(signal: AbortSignal | undefined, cleanUp: () => void): void {
  signal?.addEventListener('abort', cleanUp);
}

/**
 * Adds an event listener. Removes it when the signal aborts or the returned function is called.
 *
 * The signal is not passed to `addEventListener`: Chromium before 88 ignores it there, and zone.js up to 0.14.2 then
 * also removes listeners of the page.
 */
export function listen<Type extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: Type) => void,
  signal: AbortSignal | undefined,
): () => void {
  const remove = () => target.removeEventListener(type, listener as EventListener);
  target.addEventListener(type, listener as EventListener);
  onAbort(signal, remove);
  return remove;
}
