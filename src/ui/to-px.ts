/** A size that is none leaves the box its usual one, so that what stands in it can be read. */
export const toPx = (size = 0, usual: number): number => (size > 0 && size < 1e9 ? size : usual);
