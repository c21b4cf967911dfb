/** Calculates the CRC-32 of a PNG chunk. @see https://www.w3.org/TR/png-3/#D-CRCAppendix */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

/** Creates a PNG chunk: length, type, data and CRC. @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function createChunk(type: string, data: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(data.length + 12);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(data.length + 8, crc32(bytes.subarray(4, data.length + 8)));
  return bytes;
}

async function deflate(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/**
 * Creates a square PNG of a QR code with one bit per pixel. Scales the modules by a whole number and centers them.
 *
 * @param modules the rows of the QR code; `true` is dark
 * @param width width and height of the picture in px
 */
export async function createPng(
  modules: readonly (readonly boolean[])[],
  width: number,
): Promise<ArrayBuffer> {
  const scale = Math.floor(width / modules.length);
  const margin = Math.floor((width - scale * modules.length) / 2);
  const rowLength = Math.ceil(width / 8) + 1;
  // Each row starts with its filter type: 0, none. A set bit is white.
  const pixels = new Uint8Array(rowLength * width).fill(0xff);
  for (let y = 0; y < width; y++) {
    pixels[y * rowLength] = 0;
    for (let x = 0; x < width; x++) {
      const dark = modules[Math.floor((y - margin) / scale)]?.[Math.floor((x - margin) / scale)];
      const index = y * rowLength + 1 + (x >> 3);
      if (dark) pixels[index] = (pixels[index] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, width);
  header[8] = 1;
  const signature = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const parts = [
    signature,
    createChunk('IHDR', header),
    createChunk('IDAT', await deflate(pixels)),
    createChunk('IEND', new Uint8Array()),
  ];
  return new Blob(parts).arrayBuffer();
}
