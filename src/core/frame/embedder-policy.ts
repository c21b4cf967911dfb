import { onAbort } from '../../shared/listen.js';

/** With this header, a page refuses all frames that do not send it too. WeChat's page does not. */
export const EMBEDDER_POLICY = 'Cross-Origin-Embedder-Policy';

/**
 * Returns whether the browser has frames with the `credentialless` attribute, which do not need the header. Firefox and
 * Safari have none.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Security/IFrame_credentialless
 */
export const hasCredentialless = () => 'credentialless' in HTMLIFrameElement.prototype;

/**
 * Handles a frame that the policy refuses in a page that is not cross-origin isolated. Only a report says so, and
 * Firefox sends none. Loads the frame again without credentials, or calls `onRefused` if the browser cannot.
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
      // Reports contain addresses without the fragment.
      const [address] = iframe.src.split('#');
      const isRefused = reports.some(({ body }) => {
        // In Chromium, only the body's JSON has the members.
        const details: { blockedURL?: string; disposition?: string } = JSON.parse(JSON.stringify(body ?? {}));
        return details.blockedURL === address && details.disposition === 'enforce';
      });
      if (!isRefused) return;
      if (iframe.hasAttribute('credentialless') || !hasCredentialless()) return onRefused();
      iframe.setAttribute('credentialless', '');
      // Inserted again, because Chromium ignores a new `src` while it loads its own error page.
      iframe.parentNode?.insertBefore(iframe, iframe.nextSibling);
    },
    { types: ['coep'] },
  );
  observer.observe();
  onAbort(signal, () => observer.disconnect());
}
