import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** Returns the text of the QR code in a PNG, or undefined if it is not readable. */
export function readQr(picture: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(picture));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}
