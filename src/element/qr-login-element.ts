import { createElementLogin } from './create-element-login.js';
import { getProperty, OBSERVED_ATTRIBUTES, PROPERTIES, parseAttribute } from './parse-attribute.js';

/** The base class. A server has no elements, so that importing this file does nothing there. */
const Base = (typeof HTMLElement === 'undefined' ? Object : HTMLElement) as typeof HTMLElement;

/** The class of `<wechat-qr-login>`. `WeChatQrLoginElement` describes it. */
export class QrLoginElement extends Base {
  static readonly observedAttributes = OBSERVED_ATTRIBUTES;

  readonly #login = createElementLogin(this);

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(QrLoginElement.prototype, name, {
        get(this: QrLoginElement) {
          return this.#login.get(name);
        },
        set(this: QrLoginElement, value: unknown) {
          this.#login.set(name, value);
        },
      });
    }
  }

  get status() {
    return this.#login.getSnapshot().status;
  }

  get error() {
    return this.#login.getSnapshot().error;
  }

  get authorizationUrl() {
    return this.#login.getSnapshot().authorizationUrl;
  }

  refresh() {
    this.#login.refresh();
  }

  connectedCallback() {
    // Properties that were set before the element was defined hide its accessors. They are set again.
    const properties = this as unknown as Record<string, unknown>;
    for (const name of PROPERTIES) {
      const early = Object.getOwnPropertyDescriptor(properties, name);
      if (early && delete properties[name]) properties[name] = early.value;
    }
    this.#login.connect();
  }

  disconnectedCallback() {
    // In a microtask, because frameworks move an element by removing and inserting it in one task.
    queueMicrotask(() => this.isConnected || this.#login.end());
  }

  adoptedCallback() {
    // The window of the new document receives the frame's messages, so the login starts again.
    this.#login.end();
    this.#login.restyle();
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null) {
    const name = getProperty(attribute);
    if (name) this.#login.set(name, parseAttribute(name, text));
    else this.#login.update();
  }
}
