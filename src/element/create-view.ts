import { HEIGHT, WIDTH } from '../core/default-options.js';
import type { Overlay } from '../core/get-overlay.js';
import { getSize } from '../shared/get-size.js';
import type { WebsiteLabels } from '../shared/labels/labels.js';
import { createElement } from './create-element.js';
import type { WeChatQrLoginElementOptions } from './wechat-qr-login-element.js';

/**
 * Creates the box in the shadow tree: the container of WeChat's frame, and the content over the frame or instead of it.
 */
export function createView(root: ShadowRoot, refresh: () => void) {
  const container = createElement('div', { part: 'container' });
  const box = createElement('div', { part: 'box', tabindex: '-1' }, container);
  let region: HTMLElement | undefined;
  let shown: string | undefined;
  root.append(box);

  /** Every overlay is a slot, so that the page can replace its content. Only the strip below a stuck frame is not. */
  function createOverlay({ name, message, button, link }: Overlay, text: WebsiteLabels): HTMLElement {
    const content = [createElement('span', { part: 'message' }, message as string)];
    if (button) {
      const element = createElement('button', { part: 'button' }, button);
      element.onclick = () => {
        // Focuses the box, because this button is removed, and the focus would move to the top of the page.
        box.focus({ preventScroll: true });
        refresh();
      };
      content.push(element);
    }
    if (link) content.push(createElement('a', { part: 'link', href: link }, text.link));
    return name === 'ready'
      ? createElement('div', { part: 'stuck' }, ...content)
      : createElement('div', { part: 'overlay' }, createElement('slot', { name }, ...content));
  }

  return {
    container,
    show(
      overlay: Overlay,
      text: WebsiteLabels,
      { width, height, labels, enabled }: WeChatQrLoginElementOptions,
    ) {
      box.style.width = `${getSize(width, WIDTH)}px`;
      box.style.height = `${getSize(height, HEIGHT)}px`;
      // The language of the page's own texts is not known, so they inherit the page's.
      const lang = labels ? labels.lang : text.lang;
      const next = JSON.stringify([overlay, text.link, lang, enabled]);
      // Screen readers announce changes in a status region.
      if (next === shown) return;
      shown = next;
      const role = overlay.name === 'error' ? 'alert' : 'status';
      if (region?.getAttribute('role') !== role) {
        region?.remove();
        region = createElement('div', { role });
        box.append(region);
      }
      region.lang = lang ?? '';
      if (!lang) region.removeAttribute('lang');
      region.textContent = '';
      if (overlay.message !== undefined && enabled !== false) region.append(createOverlay(overlay, text));
    },
  };
}
