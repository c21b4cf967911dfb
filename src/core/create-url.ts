/** Joins values that are already encoded. Leaves out absent ones. */
export const createUrl = (endpoint: string, query: Record<string, unknown>) =>
  `${endpoint}?${Object.keys(query)
    .filter((name) => query[name] != null)
    .map((name) => `${name}=${query[name]}`)
    .join('&')}`;
