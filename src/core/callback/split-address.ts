/** Splits an address at each place where WeChat may append a parameter. Path and parameters keep their encoding. */
export const splitAddress = (url: string) => url.split(/[?&#]/).filter(Boolean);

/** Removes one entry from the list. Returns whether the list contained the entry. */
export function takeEntry(list: string[], entry: string): boolean {
  const index = list.indexOf(entry);
  return index >= 0 && list.splice(index, 1).length > 0;
}
