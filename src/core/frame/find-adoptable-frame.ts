import { warnOnce } from '../../shared/warn-once.js';

/** The attributes that decide what the frame loads, and what it may do. */
const DECISIVE = ['src', 'srcdoc', 'allow', 'sandbox', 'credentialless'];

/** The time at the end of the address (`ts`) is not the same on server and page. */
const withoutTime = (value: string | null) => value?.replace(/&ts=\d+$/, '') ?? null;

/**
 * Finds the frame that the server's HTML has put into the container. It counts only if it is alone there, and exactly
 * what would be built.
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
      `The frame in the server's HTML is replaced, which asks WeChat for a second QR code: its ${different} is not what this page's options say. Pass the same options to both, including self_redirect and state.`,
    );
  }
  const [visit] = (performance.getEntriesByType?.('navigation') ?? []) as PerformanceNavigationTiming[];
  // Browsers restore the old content of frames after Back and Reload, so it may belong to another state.
  const isRestored = /back|reload/.test(`${visit?.type}`);
  return different || isRestored ? undefined : (frame as HTMLIFrameElement);
}
