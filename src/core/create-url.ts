/** Creates an address from values that are already encoded. Omits undefined values. */
export const createUrl = (endpoint: string, query: Record<string, unknown>) =>
  `${endpoint}?${Object.keys(query)
    .filter((name) => query[name] != null)
    .map((name) => `${name}=${query[name]}`)
    .join('&')}`;
