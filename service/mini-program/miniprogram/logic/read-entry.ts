/** How the mini program was opened. */
export interface Entry {
  /** The token in the QR code. Empty if the mini program was opened in another way. */
  token: string;
  /**
   * Whether the code was read from a picture (long-pressed, or from the album) instead of by the camera. Attackers send
   * their own code to victims as a picture, so the page shows a warning.
   */
  fromPicture: boolean;
}

/** WeChat's entry scenes for a long-pressed picture and for a picture in the album: of a mini program code, and of a QR code. */
const FROM_PICTURE = [1012, 1013, 1048, 1049];

const decode = (text: string | undefined): string => {
  try {
    return decodeURIComponent(text ?? '');
  } catch {
    return '';
  }
};

/**
 * Reads the token from a page's query. A mini program code has it in `scene`. An ordinary QR code has it in the parameter
 * `token` of its address, which WeChat passes as `q`. WeChat encodes both once.
 */
export function readEntry(query: Record<string, string | undefined>, scene: number): Entry {
  const token = decode(query.scene) || (/[?&]token=([^&#]+)/.exec(decode(query.q))?.[1] ?? '');
  return { token: /^[\w-]+$/.test(token) ? token : '', fromPicture: FROM_PICTURE.includes(scene) };
}
