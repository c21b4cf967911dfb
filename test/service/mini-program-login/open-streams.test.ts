import { expect, test } from 'vitest';
import { OpenStreams } from '../../../service/server/mini-program-login/open-streams.js';

test('limits streams per address and in total, and counts an ended stream once', () => {
  const streams = new OpenStreams({ overAll: 3, perAddress: 2 });
  const first = streams.open('a');
  streams.open('a');
  expect(streams.open('a')).toBe('address');
  const third = streams.open('b');
  expect(streams.open('c')).toBe('all');
  if (typeof first === 'string' || typeof third === 'string') throw new Error('not opened');
  first();
  first();
  expect(streams.open('c')).toBeTypeOf('function');
  expect(streams.open('c')).toBe('all');
  third();
  expect(streams.open('a')).toBeTypeOf('function');
  expect(streams.open('a')).toBe('address');
});
