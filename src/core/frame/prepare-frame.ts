import type { QrLoginOptions } from '../qr-login-options.js';
import { createFrameAttributes, createFrameStyle, createLook } from './create-frame-attributes.js';

function setAttributes(element: Element, attributes: Record<string, string>): void {
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] as string);
}

/** Applies the options that may change while a QR code is on screen. */
export function presentFrame(iframe: HTMLIFrameElement, options: QrLoginOptions): void {
  setAttributes(iframe, createLook(options));
}

/** Sets the attributes that the browser reads when the frame starts to navigate. */
export function prepareFrame(iframe: HTMLIFrameElement, options: QrLoginOptions, isInPage: boolean): void {
  setAttributes(iframe, createFrameAttributes(options, isInPage, iframe.getAttribute('allow') ?? ''));
  // Not set as an attribute, which a Content-Security-Policy may refuse.
  iframe.style.cssText += `;${createFrameStyle(options)}`;
}
