import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { useGuardedBox } from '../../../src/ui/use-guarded-box.js';

afterEach(cleanup);

const Box = ({ onChange }: { onChange?: (element: HTMLElement | null) => void }) => (
  <div ref={useGuardedBox(onChange)} data-testid="box">
    <span>QR code</span>
  </div>
);

test.each([
  ['removed', (box: HTMLElement) => box.remove()],
  ['moved', (box: HTMLElement) => document.body.append(box)],
])('React unmounts a box that another script has %s', (_, meddle) => {
  const { rerender, container } = render(<Box />);
  meddle(screen.getByTestId('box'));
  rerender(<p>Signed in</p>);
  expect([container.textContent, document.querySelector('[data-testid=box]')]).toEqual(['Signed in', null]);
});

test('React re-renders children that a translator has wrapped', () => {
  const { rerender, container } = render(
    <div ref={undefined}>
      <Box />
    </div>,
  );
  const box = screen.getByTestId('box');
  const font = document.createElement('font');
  font.append(...box.childNodes);
  box.append(font);
  rerender(<div ref={undefined} />);
  expect(container.querySelector('font')).toBeNull();
});

test('onChange gets the element, and null on unmount', () => {
  const onChange = vi.fn();
  const { unmount } = render(<Box onChange={onChange} />);
  const box = screen.getByTestId('box');
  unmount();
  expect(onChange.mock.calls).toEqual([[box], [null]]);
});
