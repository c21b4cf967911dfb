import { renderToString } from 'react-dom/server';
import { expect, test, vi } from 'vitest';
import { MiniProgramQrLogin } from '../../../src/mini-program/index.js';

test('renders the reserved box on a server, and requests nothing', () => {
  const adapter = vi.fn();
  const html = renderToString(<MiniProgramQrLogin adapter={adapter} size={200} lang="en" />);
  expect(html).toContain('200px');
  expect(html).toContain('Loading the QR code…');
  expect(adapter).not.toHaveBeenCalled();
});
