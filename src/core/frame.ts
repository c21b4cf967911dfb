import { WeChatLoginError } from './errors.js';
import { HEIGHT, type QrLoginOptions, rawRedirectUri, SCRIPT_URL, selfRedirect, WIDTH } from './options.js';
import type { WxLogin } from './script.js';
import { createFrameUrl, encodeOptions } from './url.js';

/** The part of the options that may change while a QR is on screen. */
export function presentFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  const { title, lang, width = WIDTH, height = HEIGHT } = options;
  Object.assign(iframe, {
    title: title ?? (lang === 'en' ? 'WeChat QR code' : '微信登录二维码'),
    width,
    height,
  });
}

/** Everything that must be on the frame before its navigation starts, whoever made it. */
function prepareFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  presentFrame(iframe, options);
  const set = (name: string, value: string) => iframe.setAttribute(name, value);
  set('frameborder', '0');
  set('scrolling', 'no');
  // Out of sight until WeChat's page is up: an empty frame flashes white on a dark page.
  iframe.style.opacity = '0';
  // A frame whose colour scheme differs from its page's is painted on opaque white; WeChat's page is light and transparent.
  if (!options.color_scheme) iframe.style.colorScheme = 'light';
  // Quick login looks for desktop WeChat on this machine; Chrome >= 142 refuses that to a cross-site frame without this.
  const allow = iframe.getAttribute('allow') ?? '';
  if (!allow.includes('local-network-access')) set('allow', `${allow && `${allow}; `}local-network-access`);
  // Chrome keeps a cross-site frame that nobody clicked in from moving the top window to a third origin; sandbox flags
  // may allow it. They are read when navigation starts, hence here.
  if (!selfRedirect(options) && new URL(rawRedirectUri(options.redirect_uri)).origin !== location.origin) {
    set('sandbox', 'allow-scripts allow-same-origin allow-top-navigation');
  }
}

/**
 * Puts WeChat's frame into the container and gives it the right attributes from the start: the container's own
 * `appendChild` is replaced while WxLogin runs, so that the frame can be prepared before its one request starts.
 * Without `wxLogin` the same frame is built here. It is gone when the signal aborts.
 * Throws `container_missing` or `script_invalid`.
 */
export function mountFrame(
  container: HTMLElement,
  wxLogin: WxLogin | undefined,
  options: QrLoginOptions,
  signal: AbortSignal,
  onInsert: (iframe: HTMLIFrameElement) => void,
): void {
  const { appendChild, id } = container;
  let inserted = false;
  const insert = (iframe: HTMLIFrameElement) => {
    inserted = true;
    prepareFrame(iframe, options);
    signal.addEventListener('abort', () => iframe.remove());
    appendChild.call(container, iframe);
    onInsert(iframe);
  };

  // A fresh object every time: the script writes onCleanup onto it.
  const request: Record<string, unknown> & { onCleanup?(): void } = { ...encodeOptions(options), id };
  if (!wxLogin) {
    const iframe = document.createElement('iframe');
    iframe.src = createFrameUrl(encodeOptions(options), options.authorizationEndpoint);
    container.textContent = '';
    insert(iframe);
    return;
  }

  if (document.getElementById(id) !== container) throw new WeChatLoginError('container_missing', id);
  signal.addEventListener('abort', () => request.onCleanup?.());
  container.appendChild = (node) => {
    if (node instanceof HTMLIFrameElement) insert(node);
    else appendChild.call(container, node);
    return node;
  };
  try {
    wxLogin(request);
  } catch (error) {
    if (!inserted) {
      throw new WeChatLoginError('script_invalid', options.scriptUrl ?? SCRIPT_URL, error);
    }
  } finally {
    // The own property has to go, so that the prototype's method shows again.
    delete (container as Partial<HTMLElement>).appendChild;
  }

  // A future script may insert its frame in another way, or later: take it out and put it in again, prepared, at the
  // price of one more request.
  const observer = new MutationObserver(() => mend());
  const mend = () => {
    const iframe = !inserted && container.querySelector('iframe');
    if (!iframe) return;
    iframe.remove();
    insert(iframe);
  };
  signal.addEventListener('abort', () => observer.disconnect());
  observer.observe(container, { childList: true, subtree: true });
  mend();
}
