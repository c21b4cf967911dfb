import { describe, expect, test } from 'vitest';
import { comparePictures } from './compare-pictures.js';

const WIDTH = 160;
const HEIGHT = 160;

/** A picture in one grey, with rectangles of black: x, y, width, height. */
function draw(grey: number, ...rectangles: [number, number, number, number][]) {
  const data = new Uint8ClampedArray(WIDTH * HEIGHT * 4).fill(grey);
  for (const [left, top, width, height] of rectangles) {
    for (let y = top; y < top + height; y++)
      data.fill(0, (y * WIDTH + left) * 4, (y * WIDTH + left + width) * 4);
  }
  return { metadata: { width: WIDTH, height: HEIGHT }, data };
}

describe('pictures', () => {
  const picture = draw(255, [40, 40, 80, 80], [40, 130, 60, 2]);

  test('of the same page match, with another font and one px further down', () => {
    expect(comparePictures(picture, draw(255, [40, 41, 80, 80], [44, 131, 56, 3]))).toMatchObject({
      pass: true,
    });
    expect(comparePictures(picture, draw(248, [40, 40, 80, 80], [40, 130, 60, 2]))).toMatchObject({
      pass: true,
    });
  });

  test('without the code, in another place, or in the other theme do not match', () => {
    expect(comparePictures(picture, draw(255, [40, 130, 60, 2]))).toMatchObject({ pass: false });
    expect(comparePictures(picture, draw(255, [60, 40, 80, 80], [40, 130, 60, 2]))).toMatchObject({
      pass: false,
    });
    expect(comparePictures(picture, draw(20, [40, 40, 80, 80], [40, 130, 60, 2]))).toMatchObject({
      pass: false,
    });
  });

  test('of another size do not match', () => {
    const smaller = { ...picture, metadata: { width: 80, height: 320 } };
    expect(comparePictures(picture, smaller)).toMatchObject({
      pass: false,
      message: '80 x 320 px, not 160 x 160',
    });
  });
});
