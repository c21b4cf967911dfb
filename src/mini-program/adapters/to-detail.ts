/** Joins what a server reports about a failure into one text for an error. Drops what is neither text nor number. */
export const toDetail = (...said: unknown[]): string =>
  said.filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
