import jsQR from 'jsqr';
import { PNG } from 'pngjs';

/** What a phone reads from a PNG; nothing when it cannot. */
export function readQr(picture: Uint8Array): string | undefined {
  const { data, width, height } = PNG.sync.read(Buffer.from(picture));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data;
}
