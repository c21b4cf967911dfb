import { isPositive } from './is-positive.js';

/** Falls back to the default size if `size` is not a positive number, so that the error message in the box can be read. */
export const getSize = (size: number | undefined, defaultSize: number): number =>
  isPositive(size) ? (size as number) : defaultSize;
