import { onAbort } from '../../shared/listen.js';
import { after } from '../../shared/timers.js';
import { createFrameUrl } from '../create-frame-url.js';
import type { QrLoginOptions } from '../qr-login-options.js';
import type { EncodedOptions, ResolvedOptions } from '../resolve-options.js';
import type { WxLogin } from '../script/load-wx-login.js';
import { createFrameAttributes } from './create-frame-attributes.js';
import { findAdoptableFrame } from './find-adoptable-frame.js';
import { prepareFrame } from './prepare-frame.js';

/**
 * Puts WeChat's frame into the container, and removes it when the signal aborts. Replaces the container's `appendChild`
 * while WxLogin runs, so that the attributes of the frame are set before its only request starts.
 *
 * Without `wxLogin`, it builds the same frame, or adopts the one that the server's HTML has put into the container.
 *
 * @throws the error that WeChat's script throws
 */
export function mountFrame(
  container: HTMLElement,
  wxLogin: WxLogin | undefined,
  options: QrLoginOptions,
  { isInPage, authorizationEndpoint }: ResolvedOptions,
  request: EncodedOptions,
  signal: AbortSignal,
  onInsert: (iframe: HTMLIFrameElement, isAdopted: boolean) => void,
): void {
  const { appendChild, id } = container;
  let inserted = false;
  const insert = (iframe: HTMLIFrameElement, isAdopted = false) => {
    inserted = true;
    prepareFrame(iframe, options, isInPage);
    onAbort(signal, () => iframe.remove());
    if (!isAdopted) {
      // Hidden until WeChat's page has loaded, because an empty frame flashes white on a dark page.
      iframe.style.opacity = '0';
      appendChild.call(container, iframe);
    }
    onInsert(iframe, isAdopted);
  };
  // A future script may insert its frame in another way, or later. The frame is then removed, prepared and inserted
  // again, which costs one more request.
  const findFrame = () => {
    if (inserted) return;
    const iframe = container.querySelector('iframe');
    if (!iframe) return after(20, signal, findFrame);
    iframe.remove();
    insert(iframe);
  };

  if (!wxLogin) {
    const src = createFrameUrl(request, authorizationEndpoint);
    const adopted = findAdoptableFrame(container, { ...createFrameAttributes(options, isInPage), src });
    if (!adopted) container.textContent = '';
    insert(adopted ?? Object.assign(document.createElement('iframe'), { src }), Boolean(adopted));
    return;
  }
  container.textContent = '';
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

/** Defines an own property. Returns the function that restores the previous one. */
function replaceProperty(target: object, name: string, descriptor: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  // An assignment would fail in wujie, whose prototypes have getters without setters.
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Replaces the DOM methods that WeChat's script uses. Returns the function that restores them. */
function replaceForScript(container: HTMLElement, id: string, onAppend: (node: Node) => void): () => void {
  const find = document.getElementById;
  const restore = [
    replaceProperty(container, 'appendChild', {
      value(node: Node) {
        onAppend(node);
        return node;
      },
    }),
    // The script empties the container with innerHTML, which a page that requires Trusted Types forbids. It is already
    // empty.
    replaceProperty(container, 'innerHTML', {
      set(html) {
        Reflect.deleteProperty(container, 'innerHTML');
        if (html) container.innerHTML = html;
      },
    }),
    // The script finds the container by its id. That fails in a shadow root, in another window, and if the id is not
    // unique.
    replaceProperty(document, 'getElementById', {
      value: (wanted: string) => (wanted === id ? container : find.call(document, wanted)),
    }),
  ];
  return () => {
    for (const putBack of restore) putBack();
  };
}
