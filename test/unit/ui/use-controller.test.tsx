import { act, cleanup, render } from '@testing-library/react';
import { Activity, StrictMode, Suspense, use, useLayoutEffect } from 'react';
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
beforeEach(() => {
  created = [];
  create.mockClear();
});
afterEach(cleanup);

interface Props {
  id?: string | undefined;
  name?: string;
  before?: (() => void) | undefined;
}
function Login({ id = 'target', name = 'a', before }: Props) {
  const [snapshot, { attach }] = useController(options(name), create, 'idle');
  useLayoutEffect(() => {
    before?.();
  });
  return (
    <>
      {id && <div id={id} key={id} ref={attach} />}
      <output>{snapshot}</output>
    </>
  );
}
const options = (name: string) => ({ name });
const read = () => document.querySelector('output')?.textContent;
const never = new Promise<null>(() => undefined);
const Waiting = ({ wait }: { wait: boolean }) => (wait ? use(never) : null);
const settle = () => act(async () => undefined);
const find = (id = 'target') => document.getElementById(id);

test('shows the snapshot, and each change of it', async () => {
  render(<Login />);
  await act(async () => created[0]?.set('ready'));
  expect(read()).toBe('ready');
});

test('is created while React attaches the element, before any effect', () => {
  const before = vi.fn(() => expect(create).toHaveBeenCalledOnce());
  render(<Login before={before} />);
  expect(before).toHaveBeenCalled();
});

test('is created once under StrictMode, with the options of that render', async () => {
  render(<Login />, { wrapper: StrictMode });
  await settle();
  expect(create.mock.calls).toEqual([[find(), { name: 'a' }]]);
  expect(created[0]?.destroy).not.toHaveBeenCalled();
});

test('stays under StrictMode in a part of the page that is not in the document', async () => {
  render(<Login />, { wrapper: StrictMode, container: document.createElement('div') });
  await settle();
  const alive = created.filter(({ destroy }) => vi.mocked(destroy).mock.calls.length === 0);
  expect(alive).toHaveLength(1);
});

test('gets the options of every render', async () => {
  const { rerender } = render(<Login />);
  rerender(<Login name="b" />);
  expect(created[0]?.update).toHaveBeenLastCalledWith({ name: 'b' });
});

test('gets the options of the render that attaches its element', () => {
  const { rerender } = render(<Login id="" />);
  rerender(<Login name="b" />);
  expect(created[0]?.update).toHaveBeenLastCalledWith({ name: 'b' });
});

test('waits for its element, and is idle without it', async () => {
  const { rerender } = render(<Login id="" />);
  expect([create.mock.calls.length, read()]).toEqual([0, 'idle']);
  rerender(<Login />);
  await act(async () => created[0]?.set('ready'));
  expect(read()).toBe('ready');
  rerender(<Login id="" />);
  await settle();
  expect(read()).toBe('idle');
  expect(created[0]?.destroy).toHaveBeenCalledOnce();
});

test('is replaced for another element', async () => {
  const { rerender } = render(<Login />);
  const first = find();
  rerender(<Login id="other" />);
  await settle();
  expect(create.mock.calls.map(([element]) => element)).toEqual([first, find('other')]);
  expect(created.map(({ destroy }) => vi.mocked(destroy).mock.calls.length)).toEqual([1, 0]);
});

test('stays in a <Suspense> that hides it, and starts again in an <Activity> that was hidden', async () => {
  const { rerender } = render(
    <Activity>
      <Login />
    </Activity>,
  );
  rerender(
    <Activity mode="hidden">
      <Login />
    </Activity>,
  );
  await settle();
  expect(created[0]?.destroy).toHaveBeenCalledOnce();
  rerender(
    <Activity>
      <Login />
    </Activity>,
  );
  await settle();
  expect(created).toHaveLength(2);
  const page = (wait: boolean) => (
    <Suspense fallback="wait">
      <Waiting wait={wait} />
      <Login />
    </Suspense>
  );
  rerender(page(false));
  await settle();
  rerender(page(true));
  await settle();
  rerender(page(false));
  await settle();
  expect(created.map(({ destroy }) => vi.mocked(destroy).mock.calls.length)).toEqual([1, 1, 0]);
});

test('is destroyed on unmount', async () => {
  const { unmount } = render(<Login />);
  unmount();
  await settle();
  expect(created[0]?.destroy).toHaveBeenCalledOnce();
});

test('is destroyed on unmount while another script keeps its element in the page', async () => {
  const { unmount } = render(<Login />);
  const element = find() as HTMLElement;
  unmount();
  document.body.append(element);
  await settle();
  expect(created[0]?.destroy).toHaveBeenCalledOnce();
  element.remove();
});
