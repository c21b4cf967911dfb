/**
 * Merges the objects' own properties into an object without a prototype. Later objects override earlier ones. All
 * options are read through it, so that a value that another script has put on `Object.prototype` is never used as an
 * option.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Security/Attacks/Prototype_pollution
 */
export const own = <First extends object, Second extends object>(
  first: First,
  second?: Second,
): First & Second => Object.assign(Object.create(null), first, second);
