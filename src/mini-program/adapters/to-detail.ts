/**
 * Joins the details of a server's failure into one text for an error. Ignores values that are neither text nor number.
 */
export const toDetail = (...said: unknown[]): string =>
  said.filter((part) => typeof part === 'string' || typeof part === 'number').join(' ');
