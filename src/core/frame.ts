import { after, onAbort } from '../shared/lifetime.js';
import { WeChatLoginError } from './errors.js';
import { HEIGHT, type QrLoginOptions, WIDTH } from './options.js';
import type { EncodedOptions, ResolvedOptions } from './resolve-options.js';
import type { WxLogin } from './script.js';
import { createFrameUrl } from './url.js';

/** Applies the options that may change while a QR code is on screen. */
export function presentFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  const { title = 'WeChat QR code', width = WIDTH, height = HEIGHT } = options;
  Object.assign(iframe, { title, width, height, frameBorder: '0', scrolling: 'no' });
}

/**
 * Quick login looks for desktop WeChat on this machine. Chrome >= 142 and Firefox >= 152 refuse that to a cross-site
 * frame without these permissions; Firefox only knows the second name.
 *
 * @see https://developer.chrome.com/blog/local-network-access
 */
const PERMISSIONS = ['local-network-access', 'loopback-network'];

/** Adds the permissions that the frame does not have yet. Some versions of WeChat's script set an `allow` of their own. */
function allowQuickLogin(iframe: HTMLIFrameElement): void {
  for (const name of PERMISSIONS) {
    const allow = iframe.getAttribute('allow') ?? '';
    if (!allow.includes(name)) iframe.setAttribute('allow', `${allow && `${allow}; `}${name}`);
  }
}

/**
 * A page with Cross-Origin-Embedder-Policy refuses every frame that does not agree to it, and WeChat's page does not.
 * A frame with the `credentialless` attribute needs no agreement. Returns false where the browser lacks the attribute.
 *
 * @see https://developer.mozilla.org/en-US/docs/Web/Security/IFrame_credentialless
 */
export function makeCredentialless(iframe: HTMLIFrameElement): boolean {
  iframe.setAttribute('credentialless', '');
  return 'credentialless' in iframe;
}

/** Sets the attributes that the browser reads when the frame starts to navigate, whoever made the frame. */
function prepareFrame(
  iframe: HTMLIFrameElement,
  options: QrLoginOptions,
  { isInPage }: ResolvedOptions,
): void {
  presentFrame(iframe, options);
  Object.assign(iframe.style, {
    // Hidden until WeChat's page is up: an empty frame flashes white on a dark page.
    opacity: 0,
    // A frame whose colour scheme differs from its page's is painted on opaque white. WeChat's page is light and transparent.
    colorScheme: options.color_scheme ? '' : 'light',
    // In a narrower column WeChat's page centres itself in the room there is. Cut off, the QR code could not be read.
    maxWidth: '100%',
  });
  allowQuickLogin(iframe);
  if (window.crossOriginIsolated && !makeCredentialless(iframe)) {
    throw new WeChatLoginError('frame_blocked', EMBEDDER_POLICY);
  }
  // Browsers keep a cross-site frame that nobody clicked in from moving the top window: Chrome to another origin than
  // the page's, Firefox to any. A sandbox may allow it.
  if (!isInPage) {
    iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-top-navigation');
  }
}

export const EMBEDDER_POLICY = 'Cross-Origin-Embedder-Policy';

/**
 * Puts WeChat's frame into the container and sets its attributes from the start: the container's own `appendChild` is
 * replaced while WxLogin runs, so that the frame can be prepared before its one request starts. Without `wxLogin` the
 * same frame is built here. It is removed when the signal aborts.
 *
 * @throws `frame_blocked`, or what the script throws.
 */
export function mountFrame(
  container: HTMLElement,
  wxLogin: WxLogin | undefined,
  options: QrLoginOptions,
  resolved: ResolvedOptions,
  request: EncodedOptions,
  signal: AbortSignal,
  onInsert: (iframe: HTMLIFrameElement) => void,
): void {
  const { appendChild, id } = container;
  let inserted = false;
  const insert = (iframe: HTMLIFrameElement) => {
    inserted = true;
    prepareFrame(iframe, options, resolved);
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
    const src = createFrameUrl(request, resolved.authorizationEndpoint);
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

/** Defines an own property. Returns the function that puts back what was there. */
function replaceProperty(target: object, name: string, descriptor: PropertyDescriptor): () => void {
  const before = Object.getOwnPropertyDescriptor(target, name);
  // Not by assignment: wujie leaves getters without setters on the prototypes.
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
  return () => {
    if (before) Object.defineProperty(target, name, before);
    else Reflect.deleteProperty(target, name);
  };
}

/** Replaces what WeChat's script uses of the page, for one call. Returns the function that puts everything back. */
function replaceForScript(container: HTMLElement, id: string, onAppend: (node: Node) => void): () => void {
  const find = document.getElementById;
  const restore = [
    replaceProperty(container, 'appendChild', {
      value(node: Node) {
        onAppend(node);
        return node;
      },
    }),
    // The script empties the container once more, by innerHTML, which a page that requires Trusted Types forbids.
    replaceProperty(container, 'innerHTML', {
      set(html) {
        Reflect.deleteProperty(container, 'innerHTML');
        if (html) container.innerHTML = html;
      },
    }),
    // The script looks the container up by its id, which fails in a shadow root, in another window, and if an id is not unique.
    replaceProperty(document, 'getElementById', {
      value: (wanted: string) => (wanted === id ? container : find.call(document, wanted)),
    }),
  ];
  return () => {
    for (const putBack of restore) putBack();
  };
}
