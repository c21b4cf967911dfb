import { warnOnce } from '../../shared/warn-once.js';

/** The attributes that determine what the frame loads and may do. */
const DECISIVE = ['src', 'srcdoc', 'allow', 'sandbox', 'credentialless'];

/** Removes the time at the end of the address (`ts`), which differs between server and page. */
const withoutTime = (value: string | null) => value?.replace(/&ts=\d+$/, '') ?? null;

/**
 * Finds the frame that the server's HTML has put into the container. Returns it only if the container has no other
 * child, and if its attributes are those that the page would set.
 */
export function findAdoptableFrame(
  container: Element,
  attributes: Record<string, string>,
): HTMLIFrameElement | undefined {
  const [frame, other] = container.children;
  if (frame?.localName !== 'iframe' || other) return undefined;
  const different = DECISIVE.find(
    (name) => withoutTime(frame.getAttribute(name)) !== withoutTime(attributes[name] ?? null),
  );
  if (__DEV__ && different) {
    warnOnce(
      `The frame in the server's HTML was replaced, which requests a second QR code: its ${different} differs from the options of this page. Pass the same options to both, including self_redirect and state.`,
    );
  }
  const [visit] = (performance.getEntriesByType?.('navigation') ?? []) as PerformanceNavigationTiming[];
  // After Back and Reload, browsers restore the old content of frames, which can belong to another state.
  const isRestored = /back|reload/.test(visit?.type ?? '');
  return different || isRestored ? undefined : (frame as HTMLIFrameElement);
}
