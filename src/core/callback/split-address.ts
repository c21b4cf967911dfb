/** Splits an address wherever WeChat may have appended something. Path and parameters keep their encoding. */
export const splitAddress = (url: string) => url.split(/[?&#]/).filter(Boolean);

/** Takes one such entry out of the list. Returns whether there was one. */
export function takeEntry(list: string[], entry: string): boolean {
  const index = list.indexOf(entry);
  return index >= 0 && list.splice(index, 1).length > 0;
}
