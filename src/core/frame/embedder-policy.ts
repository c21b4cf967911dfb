import { onAbort } from '../../shared/listen.js';

/** The header of a page that refuses every frame which does not agree to it. WeChat's page does not agree. */
export const EMBEDDER_POLICY = 'Cross-Origin-Embedder-Policy';

/**
 * Whether frames with the `credentialless` attribute exist, which need no agreement. Not in Firefox and Safari.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Security/IFrame_credentialless
 */
export const hasCredentialless = () => 'credentialless' in HTMLIFrameElement.prototype;

/**
 * The policy also refuses the frame where the page is not isolated, which only a report tells. The frame is then loaded
 * again without credentials, or `onRefused` is called. Firefox sends no such report.
 */
export function watchEmbedderPolicy(
  iframe: HTMLIFrameElement,
  view: Window & typeof globalThis,
  signal: AbortSignal,
  onRefused: () => void,
): void {
  const { ReportingObserver } = view as Partial<typeof view>;
  if (!ReportingObserver) return;
  const observer = new ReportingObserver(
    (reports) => {
      // Without the fragment, which no report names.
      const [address] = iframe.src.split('#');
      const isRefused = reports.some(({ body }) => {
        // In Chromium the members are in the body's JSON only.
        const details: { blockedURL?: string; disposition?: string } = JSON.parse(JSON.stringify(body ?? {}));
        return details.blockedURL === address && details.disposition === 'enforce';
      });
      if (!isRefused) return;
      if (iframe.hasAttribute('credentialless') || !hasCredentialless()) return onRefused();
      iframe.setAttribute('credentialless', '');
      // Inserted anew: Chromium ignores a new `src` while it is about to show its own page for the refused one.
      iframe.parentNode?.insertBefore(iframe, iframe.nextSibling);
    },
    { types: ['coep'] },
  );
  observer.observe();
  onAbort(signal, () => observer.disconnect());
}
