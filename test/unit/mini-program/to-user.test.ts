import { expect, test } from 'vitest';
import { toUser } from '../../../src/mini-program/to-user.js';

test.each([
  'https://pic.example/1.png',
  'data:image/png;base64,AAAA',
  '/avatars/1.png',
  `${location.origin}/1.png`,
])('shows an avatar at %s', (avatar) => {
  expect(toUser({ avatar })?.avatar).toBe(avatar);
});

test.each([
  'http://pic.example/1.png',
  '//pic.example/1.png',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'blob:https://shop.example/1',
  'https://',
  7,
  null,
])('does not show an avatar at %s', (avatar) => {
  expect(toUser({ nickname: 'Lin', avatar } as object)).toEqual({ nickname: 'Lin', avatar: '' });
});

test('does not show a nickname that is not a text', () => {
  expect(toUser({ nickname: { toString: () => 'Lin' } } as object)).toBeUndefined();
});
