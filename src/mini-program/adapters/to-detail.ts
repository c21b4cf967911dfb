/** Joins what a server says about a failure into one text for an error. Drops whatever is neither text nor number. */
export const toDetail = (...said: unknown[]): string =>
  said.filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
