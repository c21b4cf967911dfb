import { useEffect, useImperativeHandle, useState } from 'react';

/** The methods of both controllers. */
interface Controller<Options, Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): () => void;
  update(options: Options): void;
  destroy(): void;
}

/** The place of a controller in a component. */
interface Slot<Target, Created> {
  controller: Created | undefined;
  /**
   * A ref callback. Creates the controller in the task in which React attaches the target. With `null`, destroys it if
   * the target is no longer in the document. Suspense also detaches the refs of a tree that it only hides: then the
   * controller stays, because a visitor may be scanning its QR code.
   */
  attach(target: Target | null): void;
}

/**
 * Connects a controller to a component. Creates it when a target is attached, passes it the options of every render,
 * and destroys it on unmount. Returns the snapshot, and the slot with the controller.
 *
 * StrictMode, fast refresh and Suspense clean up an effect and run it again in the same task. The target stays in the
 * document, so the controller and its QR code stay too.
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
          // React before 18 warns if a state is set after unmounting.
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
        // Resets the snapshot of an earlier controller, for example from before an <Activity> was hidden.
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

  // Runs in the layout phase, after the ref callbacks of this commit. Their new controllers send no request before the
  // end of the task. useLayoutEffect would do the same, but warns on servers before React 19.
  useImperativeHandle(slot.update, () => options);
  useEffect(() => {
    slot.enter();
    return slot.exit;
  }, [slot]);

  return [snapshot, slot];
}
