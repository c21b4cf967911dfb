import { isPositive } from './is-positive.js';

/** Returns `size`, or the default if it is not a positive number, so that the error message in the box is readable. */
export const getSize = (size: number | undefined, defaultSize: number): number =>
  isPositive(size) ? (size as number) : defaultSize;
