import { crc32 } from 'node:zlib';
import { PNG } from 'pngjs';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

const uint32 = (...values) => {
  const out = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) out.writeUInt32BE(value, index * 4);
  return out;
};

/** The smallest rectangle that holds every pixel in which two pictures differ; one pixel when they do not. */
function findChange(before, after) {
  const { width, height } = after;
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const pixel = (y * width + x) * 4;
      if (before.data.readUInt32BE(pixel) === after.data.readUInt32BE(pixel)) continue;
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x),
        Math.max(bottom, y),
      ];
    }
  }
  return right < left
    ? { x: 0, y: 0, width: 1, height: 1 }
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

/** The compressed pixels of a rectangle of a picture, as a PNG has them. */
function compress(picture, { x, y, width, height }) {
  const part = new PNG({ width, height });
  PNG.bitblt(picture, part, x, y, width, height, 0, 0);
  const file = PNG.sync.write(part, { colorType: 2, inputHasAlpha: true, deflateLevel: 9 });
  const parts = [];
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12) {
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  }
  return Buffer.concat(parts);
}

/** An animated PNG that repeats for ever, from pictures of one size; of each only what has changed is kept. */
export function createApng(frames) {
  const [{ picture: first }] = frames;
  const header = Buffer.concat([uint32(first.width, first.height), Buffer.from([8, 2, 0, 0, 0])]);
  const chunks = [chunk('IHDR', header), chunk('acTL', uint32(frames.length, 0))];
  let sequence = 0;
  frames.forEach(({ picture, ms }, index) => {
    const whole = { x: 0, y: 0, width: first.width, height: first.height };
    const area = index ? findChange(frames[index - 1].picture, picture) : whole;
    const control = Buffer.alloc(6);
    control.writeUInt16BE(ms, 0);
    control.writeUInt16BE(1000, 2);
    const place = uint32(sequence++, area.width, area.height, area.x, area.y);
    chunks.push(chunk('fcTL', Buffer.concat([place, control])));
    const data = compress(picture, area);
    chunks.push(index ? chunk('fdAT', Buffer.concat([uint32(sequence++), data])) : chunk('IDAT', data));
  });
  return Buffer.concat([SIGNATURE, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}
