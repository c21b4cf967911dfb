import { act, cleanup, render } from '@testing-library/react';
import { StrictMode } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createStore, type Store } from '../../../src/shared/store.js';
import { useController } from '../../../src/ui/use-controller.js';

interface Options {
  name: string;
}
interface Created extends Store<string> {
  update: (options: Options) => void;
  destroy: () => void;
}
let created: Created[] = [];
const create = vi.fn((_target: HTMLElement, _options: Options): Created => {
  const controller = { ...createStore('new'), update: vi.fn(), destroy: vi.fn() };
  created.push(controller);
  return controller;
});
let target: HTMLElement;
beforeEach(() => {
  created = [];
  create.mockClear();
  target = document.body.appendChild(document.createElement('div'));
});
afterEach(() => {
  cleanup();
  target.remove();
});

function Login({ on = target, name = 'a' }: { on?: HTMLElement | null; name?: string }) {
  const [snapshot] = useController(on, { name }, create, 'idle');
  return <output>{snapshot}</output>;
}
const read = () => document.querySelector('output')?.textContent;
const settle = () => act(async () => undefined);

test('shows the snapshot, and each change of it', async () => {
  render(<Login />);
  await act(async () => created[0]?.set('ready'));
  expect(read()).toBe('ready');
});

test('is created once under StrictMode, with the options of that render', async () => {
  render(<Login />, { wrapper: StrictMode });
  await settle();
  expect(create.mock.calls).toEqual([[target, { name: 'a' }]]);
  expect(created[0]?.destroy).not.toHaveBeenCalled();
});

test('gets the options of every render', async () => {
  const { rerender } = render(<Login />);
  rerender(<Login name="b" />);
  expect(created[0]?.update).toHaveBeenLastCalledWith({ name: 'b' });
});

test('waits for its element, and is idle without it', async () => {
  const { rerender } = render(<Login on={null} />);
  expect([create.mock.calls.length, read()]).toEqual([0, 'idle']);
  rerender(<Login />);
  await act(async () => created[0]?.set('ready'));
  rerender(<Login on={null} />);
  await settle();
  expect(read()).toBe('idle');
  expect(created[0]?.destroy).toHaveBeenCalledOnce();
});

test('is created anew for another element', async () => {
  const { rerender } = render(<Login />);
  const other = document.body.appendChild(document.createElement('div'));
  rerender(<Login on={other} />);
  await settle();
  expect(create.mock.calls.map(([element]) => element)).toEqual([target, other]);
  expect(created.map(({ destroy }) => vi.mocked(destroy).mock.calls.length)).toEqual([1, 0]);
  other.remove();
});

test.each([true, false])(
  'is destroyed on unmount, the element still in the page: %s',
  async (isConnected) => {
    const { unmount } = render(<Login />);
    if (!isConnected) target.remove();
    unmount();
    await settle();
    expect(created[0]?.destroy).toHaveBeenCalledOnce();
  },
);
