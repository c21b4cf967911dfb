import { onAbort } from '../../shared/listen.js';

/** The header of a page that refuses every frame which does not agree to it. WeChat's page does not agree. */
export const EMBEDDER_POLICY = 'Cross-Origin-Embedder-Policy';

/**
 * Makes the frame one that needs no agreement. Returns false where the browser does not know the attribute.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Security/IFrame_credentialless
 */
export function makeCredentialless(iframe: HTMLIFrameElement): boolean {
  iframe.setAttribute('credentialless', '');
  return 'credentialless' in iframe;
}

/**
 * The policy also refuses the frame where the page is not isolated, which only a report tells. The frame is then loaded
 * again without credentials, or `onRefused` is called. Not in Firefox, which sends no such report.
 */
export function watchEmbedderPolicy(
  iframe: HTMLIFrameElement,
  view: Window & typeof globalThis,
  signal: AbortSignal,
  onRefused: () => void,
): void {
  const { ReportingObserver } = view as Partial<typeof view>;
  if (!ReportingObserver) return;
  const { src } = iframe;
  const observer = new ReportingObserver(
    (reports) => {
      const isRefused = reports.some(({ body }) => {
        const { blockedURL, disposition } = (body ?? {}) as { blockedURL?: string; disposition?: string };
        return blockedURL === src.split('#')[0] && disposition === 'enforce';
      });
      if (!isRefused) return;
      if (iframe.hasAttribute('credentialless') || !makeCredentialless(iframe)) onRefused();
      else iframe.src = src;
    },
    { types: ['coep'] },
  );
  observer.observe();
  onAbort(signal, () => observer.disconnect());
}
