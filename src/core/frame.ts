import { encodeOptions, redirectOrigin, selfRedirect } from './encode.js';
import { WeChatLoginError } from './errors.js';
import { after, onAbort } from './lifetime.js';
import { HEIGHT, type QrLoginOptions, WIDTH } from './options.js';
import type { WxLogin } from './script.js';
import { createFrameUrl } from './url.js';

/** The part of the options that may change while a QR is on screen. */
export function presentFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  const { title = 'WeChat QR code', width = WIDTH, height = HEIGHT } = options;
  Object.assign(iframe, { title, width, height, frameBorder: '0', scrolling: 'no' });
}

/** Everything that must be on the frame before its navigation starts, whoever made it. */
function prepareFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  presentFrame(iframe, options);
  Object.assign(iframe.style, {
    // Out of sight until WeChat's page is up: an empty frame flashes white on a dark page.
    opacity: 0,
    // A frame whose colour scheme differs from its page's is painted on opaque white; WeChat's page is light and transparent.
    colorScheme: options.color_scheme ? '' : 'light',
    // In a narrower column WeChat's page centres itself in what there is; cut off, the QR could not be read.
    maxWidth: '100%',
  });
  // Quick login looks for desktop WeChat on this machine; Chrome >= 142 refuses that to a cross-site frame without this.
  const allow = iframe.getAttribute('allow') ?? '';
  if (!allow.includes('local-network-access')) {
    iframe.setAttribute('allow', `${allow && `${allow}; `}local-network-access`);
  }
  // Chrome and Firefox keep a cross-site frame that nobody clicked in from moving the top window to a third origin;
  // sandbox flags may allow it. They are read when navigation starts, hence here.
  if (!selfRedirect(options) && redirectOrigin(options) !== location.origin) {
    iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-top-navigation');
  }
}

/**
 * Puts WeChat's frame into the container and gives it the right attributes from the start: the container's own
 * `appendChild` is replaced while WxLogin runs, so that the frame can be prepared before its one request starts.
 * Without `wxLogin` the same frame is built here. It is gone when the signal aborts.
 * Throws `container_missing`, or what the script throws.
 */
export function mountFrame(
  container: HTMLElement,
  wxLogin: WxLogin | undefined,
  options: QrLoginOptions,
  signal: AbortSignal,
  onInsert: (iframe: HTMLIFrameElement) => void,
): void {
  const { appendChild, id } = container;
  // A fresh object every time: the script writes onCleanup onto it.
  const request = encodeOptions(options);
  let inserted = false;
  const insert = (iframe: HTMLIFrameElement) => {
    inserted = true;
    prepareFrame(iframe, options);
    onAbort(signal, () => iframe.remove());
    appendChild.call(container, iframe);
    onInsert(iframe);
  };
  // A future script may insert its frame in another way, or later: take it out and put it in again, prepared, at the
  // price of one more request.
  const mend = () => {
    if (inserted) return;
    const iframe = container.querySelector('iframe');
    if (!iframe) return after(20, signal, mend);
    iframe.remove();
    insert(iframe);
  };

  container.textContent = '';
  if (!wxLogin) {
    const src = createFrameUrl(request, options.authorizationEndpoint);
    insert(Object.assign(document.createElement('iframe'), { src }));
    return;
  }
  if (document.getElementById(id) !== container) throw new WeChatLoginError('container_missing', id);
  container.appendChild = (node) => {
    if (node instanceof HTMLIFrameElement) insert(node);
    else appendChild.call(container, node);
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
  try {
    wxLogin(Object.assign(request, { id }));
  } catch (error) {
    if (!inserted) throw error;
  } finally {
    // The own properties have to go, so that the prototype's show again.
    delete (container as Partial<HTMLElement>).appendChild;
    delete (container as Partial<HTMLElement>).innerHTML;
  }
  onAbort(signal, () => (request.onCleanup as (() => void) | undefined)?.());
  mend();
}
