import './drawn-window.css';
import { notify } from './fake-wechat.js';

/** A browser window that is drawn inside a story. */
export interface DrawnWindow {
  readonly window: Window;
  close(): void;
}

/**
 * Opens WeChat's login page, as the fake draws it, in a drawn window. A real window would load the real page, because
 * the fake exists only on the story's page.
 */
export function drawWindow(container: HTMLElement, url: string, onClose?: () => void): DrawnWindow {
  const frame = document.createElement('div');
  frame.className = 'drawn-window';
  const bar = document.createElement('header');
  const address = document.createElement('span');
  address.textContent = new URL(url).host;
  const button = Object.assign(document.createElement('button'), { type: 'button', textContent: '×' });
  button.setAttribute('aria-label', 'Close the window');
  bar.append(address, button);
  const page = Object.assign(document.createElement('iframe'), { title: 'WeChat', src: url });
  frame.append(bar, page);
  container.append(frame);

  const close = () => {
    frame.remove();
    notify();
    onClose?.();
  };
  button.onclick = close;
  // `contentWindow` stays the same when a page loads, but the page's own properties do not.
  page.onload = () => Object.assign(page.contentWindow as Window, { close });
  return { window: page.contentWindow as Window, close };
}
