/** Side of the squares that are compared, in px. */
const SIDE = 16;

/** Maximum difference of the mean of a square, from 0 to 1. */
const TOLERANCE = 0.2;

/** Maximum share of squares with a larger difference. */
const RATIO = 0.05;

interface Picture {
  metadata: { width: number; height: number };
  data: Uint8ClampedArray | Uint8Array | Buffer;
}

/** Returns the mean lightness of each square, row by row, from 0 to 1. */
function toSquares({ metadata: { width, height }, data }: Picture): number[] {
  const columns = Math.ceil(width / SIDE);
  const sums = new Array<number>(columns * Math.ceil(height / SIDE)).fill(0);
  const counts = sums.map(() => 0);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const square = Math.floor(y / SIDE) * columns + Math.floor(x / SIDE);
      const pixel = (y * width + x) * 4;
      const lightness =
        (data[pixel] ?? 0) * 0.3 + (data[pixel + 1] ?? 0) * 0.59 + (data[pixel + 2] ?? 0) * 0.11;
      sums[square] = (sums[square] ?? 0) + lightness / 255;
      counts[square] = (counts[square] ?? 0) + 1;
    }
  }
  return sums.map((sum, index) => sum / (counts[index] || 1));
}

/**
 * Returns whether two pictures look the same. Differences of fonts and antialiasing pass. A missing QR code, a white
 * frame on a dark page or a moved button do not.
 */
export function comparePictures(reference: Picture, actual: Picture) {
  const { width, height } = reference.metadata;
  if (width !== actual.metadata.width || height !== actual.metadata.height) {
    const { metadata } = actual;
    return {
      pass: false,
      diff: null,
      message: `${metadata.width} x ${metadata.height} px, not ${width} x ${height}`,
    };
  }
  const squares = toSquares(actual);
  const off = toSquares(reference).filter(
    (mean, index) => Math.abs(mean - (squares[index] ?? 0)) > TOLERANCE,
  );
  const pass = off.length <= squares.length * RATIO;
  return {
    pass,
    diff: null,
    message: pass ? null : `${off.length} of ${squares.length} squares look different`,
  };
}
