import { type MutableRefObject, useEffect, useRef, useState } from 'react';

/** What the controllers of both logins have in common. */
interface Controller<Options, Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  update(options: Options): void;
  destroy(): void;
}

/**
 * Drives a controller from a component: creates it for the target (none while that is `null`), passes every render's
 * options on, and destroys it on unmount. Returns the snapshot, and the ref that holds the controller.
 *
 * StrictMode, fast refresh and a tree that Suspense reveals undo an effect and run it again in the same task, with the
 * target still in the document: the controller survives that, and with it the QR code on screen.
 */
export function useController<
  Target extends { readonly isConnected: boolean },
  Options,
  Snapshot,
  Created extends Controller<Options, Snapshot>,
>(
  target: Target | null,
  options: Options,
  create: (target: Target, options: Options) => Created,
  idle: Snapshot,
): [Snapshot, MutableRefObject<Created | undefined>] {
  const [snapshot, setSnapshot] = useState(idle);
  const controller = useRef<Created | undefined>(undefined);
  const home = useRef<Target | undefined>(undefined);
  const latest = useRef(options);

  // Before the effect below: a controller created in this very commit must start with this render's options.
  useEffect(() => {
    latest.current = options;
    controller.current?.update(options);
  });

  const isLeaving = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `create` and `idle` are the same for a component's life
  useEffect(() => {
    const leave = () => {
      controller.current?.destroy();
      controller.current = home.current = undefined;
    };
    isLeaving.current = false;
    if (home.current !== target) {
      leave();
      setSnapshot(idle);
      if (target) {
        const created = create(target, latest.current);
        created.subscribe(() => {
          // React before 18 warns of a state that is set after unmounting.
          if (controller.current === created && !isLeaving.current) setSnapshot(created.getSnapshot());
        });
        controller.current = created;
        home.current = target;
      }
    }
    return () => {
      isLeaving.current = true;
      const leaveForGood = () => isLeaving.current && leave();
      if (target?.isConnected) queueMicrotask(leaveForGood);
      else leaveForGood();
    };
  }, [target]);

  return [snapshot, controller];
}
