import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { MiniProgramQrLogin } from '../../../src/mini-program/index.js';

test('on the server the reserved box is rendered, and nothing is asked for', () => {
  const adapter = vi.fn();
  const html = renderToString(<MiniProgramQrLogin adapter={adapter} size={200} lang="en" />);
  expect(html).toContain('200px');
  expect(html).toContain('Loading the QR code…');
  expect(adapter).not.toHaveBeenCalled();
});
