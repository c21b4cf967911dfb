/** How the mini program was opened. */
export interface Entry {
  /** What stood in the QR code; empty: it was opened in another way. */
  token: string;
  /**
   * The code came as a picture (long-pressed, or from the album), not from a screen before the camera. That is how
   * somebody else's code is passed on to a victim, so the page warns.
   */
  fromPicture: boolean;
}

/** WeChat's numbers of entry scenes: 1047 scanned, 1048 a long-pressed picture, 1049 a picture of the album; 1012 and 1013 the same for ordinary QR codes. */
const FROM_PICTURE = [1012, 1013, 1048, 1049];

const decode = (text: string | undefined): string => {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
};

/**
 * Reads the token from a page's query: `scene` of WeChat's own code, or `q`, the address in an ordinary QR code whose
 * prefix opens this mini program (its `token` counts). WeChat encodes both once.
 */
export function readEntry(query: Record<string, string | undefined>, scene: number): Entry {
  const token = decode(query.scene) || (/[?&]token=([^&#]+)/.exec(decode(query.q))?.[1] ?? '');
  return { token: /^[\w-]+$/.test(token) ? token : '', fromPicture: FROM_PICTURE.includes(scene) };
}
