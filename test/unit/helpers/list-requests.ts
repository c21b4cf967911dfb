/** The lists of requests that browsers have, and jsdom does not. They are empty. */
const lists: Pick<Performance, 'getEntriesByName' | 'getEntriesByType'> = {
  getEntriesByName: () => [],
  getEntriesByType: () => [],
};

Object.assign(Performance.prototype, lists);
