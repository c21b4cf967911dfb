import { useEffect, useImperativeHandle, useState } from 'react';

/** What the controllers of both logins have in common. */
interface Controller<Options, Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  update(options: Options): void;
  destroy(): void;
}

/** A controller, and the element that it is for. */
interface Slot<Target, Created> {
  controller: Created | undefined;
  /**
   * Creates the controller for the target, in the task in which React attaches it: a ref callback. `null`: React has
   * taken the target away, for good if it is no longer in the document. Suspense takes refs away from what it only
   * hides, and that must not replace the QR code that a visitor is scanning.
   */
  attach(target: Target | null): void;
}

/**
 * Drives a controller from a component: creates it for the attached target (none while there is none), passes every
 * render's options on, and destroys it on unmount. Returns the snapshot, and the slot that holds the controller.
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
  options: Options,
  create: (target: Target, options: Options) => Created,
  idle: Snapshot,
): [Snapshot, Slot<Target, Created>] {
  const [snapshot, setSnapshot] = useState(idle);
  const [slot] = useState(() => {
    let latest = options;
    let target: Target | null = null;
    let isAttached = false;
    let isMounted = true;
    let isUsed = false;
    const leave = () => {
      slot.controller?.destroy();
      slot.controller = undefined;
    };
    const slot = {
      controller: undefined as Created | undefined,
      attach(next: Target | null) {
        isAttached = next !== null;
        if (next) {
          if (target !== next) leave();
          target = next;
          slot.enter();
          return;
        }
        queueMicrotask(() => {
          if (isAttached || !target || target.isConnected) return;
          target = null;
          leave();
          // React before 18 warns of a state that is set after unmounting.
          if (isMounted) setSnapshot(idle);
        });
      },
      update(next: Options | null) {
        if (next === null) return;
        latest = next;
        slot.controller?.update(next);
      },
      enter() {
        isMounted = true;
        if (!target || slot.controller) return;
        // What an earlier one has shown, before an <Activity> was hidden for example.
        if (isUsed) setSnapshot(idle);
        isUsed = true;
        const created = create(target, latest);
        created.subscribe(() => {
          if (slot.controller === created && isMounted) setSnapshot(created.getSnapshot());
        });
        slot.controller = created;
      },
      exit() {
        isMounted = false;
        if (target?.isConnected) queueMicrotask(() => isMounted || leave());
        else leave();
      },
    };
    return slot;
  });

  // In the layout phase, like an effect: the ref callbacks of this commit have run, and what they have created asks for
  // nothing before the end of the task. useLayoutEffect would warn on servers before React 19.
  useImperativeHandle(slot.update, () => options);
  useEffect(() => {
    slot.enter();
    return slot.exit;
  }, [slot]);

  return [snapshot, slot];
}
