import './drawn-window.css';
import { notify } from './wechat.js';

/** A browser window that a story draws into itself: no test and no static page may open real ones towards WeChat. */
export interface DrawnWindow {
  readonly window: Window;
  close(): void;
}

/** Opens WeChat's login page, as the fake draws it, in a drawn window. */
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
  // A new page is a new window behind the same handle.
  page.onload = () => Object.assign(page.contentWindow as Window, { close });
  return { window: page.contentWindow as Window, close };
}
