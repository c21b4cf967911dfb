import { onAbort } from '../../shared/listen.js';
import { after } from '../../shared/timers.js';
import type { QrLoginOptions } from '../qr-login-options.js';
import type { EncodedOptions, ResolvedOptions } from '../resolve-options.js';
import type { WxLogin } from '../script/load-wx-login.js';
import { createFrameUrl } from '../url.js';
import { prepareFrame } from './prepare-frame.js';

/**
 * Puts WeChat's frame into the container and sets its attributes from the start: the container's own `appendChild` is
 * replaced while WxLogin runs, so that the frame can be prepared before its one request starts. Without `wxLogin` the
 * same frame is built here. It is removed when the signal aborts.
 *
 * @throws what the script throws
 */
export function mountFrame(
  container: HTMLElement,
  wxLogin: WxLogin | undefined,
  options: QrLoginOptions,
  { isInPage, authorizationEndpoint }: ResolvedOptions,
  request: EncodedOptions,
  signal: AbortSignal,
  onInsert: (iframe: HTMLIFrameElement) => void,
): void {
  const { appendChild, id } = container;
  let inserted = false;
  const insert = (iframe: HTMLIFrameElement) => {
    inserted = true;
    prepareFrame(iframe, options, isInPage);
    onAbort(signal, () => iframe.remove());
    appendChild.call(container, iframe);
    onInsert(iframe);
  };
  // A future script may insert its frame in another way, or later: it is taken out and put in again, prepared, at the
  // price of one more request.
  const findFrame = () => {
    if (inserted) return;
    const iframe = container.querySelector('iframe');
    if (!iframe) return after(20, signal, findFrame);
    iframe.remove();
    insert(iframe);
  };

  container.textContent = '';
  if (!wxLogin) {
    const src = createFrameUrl(request, authorizationEndpoint);
    insert(Object.assign(document.createElement('iframe'), { src }));
    return;
  }
  const restore = replaceForScript(container, id, (node) => {
    if (node.nodeName === 'IFRAME') insert(node as HTMLIFrameElement);
    else appendChild.call(container, node);
  });
  try {
    wxLogin(Object.assign(request, { id }));
  } catch (error) {
    if (!inserted) throw error;
  } finally {
    restore();
  }
  onAbort(signal, () => (request.onCleanup as (() => void) | undefined)?.());
  findFrame();
}

/** Replaces what WeChat's script uses of the page, for one call. Returns the function that puts everything back. */
function replaceForScript(container: HTMLElement, id: string, onAppend: (node: Node) => void): () => void {
  container.appendChild = (node) => {
    onAppend(node);
    return node;
  };
  // The script empties the container once more, by innerHTML, which a page that requires Trusted Types forbids.
  Object.defineProperty(container, 'innerHTML', {
    configurable: true,
    set(html) {
      delete (container as Partial<HTMLElement>).innerHTML;
      if (html) container.innerHTML = html;
    },
  });
  // The script looks the container up by its id, which fails in a shadow root, in another window, and if an id is not unique.
  const find = document.getElementById;
  document.getElementById = (wanted) => (wanted === id ? container : find.call(document, wanted));
  return () => {
    // The own properties have to go, so that the prototypes' show again.
    delete (container as Partial<HTMLElement>).appendChild;
    delete (container as Partial<HTMLElement>).innerHTML;
    delete (document as Partial<Document>).getElementById;
  };
}
