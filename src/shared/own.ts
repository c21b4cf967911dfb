/**
 * Merges the objects' own properties, later ones win, into an object without a prototype. Options are read through it,
 * so that a value which something else in the page put on `Object.prototype` is never taken for an option.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/Prototype_pollution
 */
export const own = <First extends object, Second extends object>(
  first: First,
  second?: Second,
): First & Second => Object.assign(Object.create(null), first, second);
