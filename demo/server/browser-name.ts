import Bowser from 'bowser';

/** "Chrome on Windows", for the visitor to compare with what they sit at. It is what that browser says of itself. */
export function getBrowserName(userAgent: string): string {
  if (!userAgent) return 'Unknown browser';
  const { browser, os } = Bowser.parse(userAgent.slice(0, 512));
  // Of a browser it does not know it takes the name from the text, which a stranger writes.
  const plain = (name: string | undefined) => name?.replace(/[^\p{L}\p{N} ._-]/gu, '').slice(0, 30);
  return [plain(browser.name) || 'Unknown browser', plain(os.name)].filter(Boolean).join(' on ');
}
