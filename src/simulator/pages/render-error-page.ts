import { html } from 'hono/html';
import { type Html, renderLayout } from './render-layout.js';

/**
 * Renders WeChat's error page, for example "AppID 参数错误". It is an ordinary document: the frame's `load` event fires,
 * but the page never sends `wxReady`.
 */
export const renderErrorPage = (message: string): Html =>
  renderLayout({
    title: message,
    english: false,
    style:
      'body { text-align: center; color: #373737; background: #fff } h1 { font-size: 16px; font-weight: 400; padding: 80px 16px 40px }',
    body: html`<h1>${message}</h1>`,
  });
