/**
 * Creates a state: 128 random bits as digits. Also works on plain http pages, which have no `crypto.randomUUID`.
 *
 * @example
 * const state = createState();
 */
export function createState(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('');
}
