import { createQrLogin } from '../core/create-qr-login.js';
import { getOverlay } from '../core/get-overlay.js';
import type { QrLogin, QrLoginOptions, QrLoginSnapshot } from '../core/qr-login-options.js';
import { en, zhCN } from '../shared/labels/index.js';
import { own } from '../shared/own.js';
import { adoptStyles } from './adopt-styles.js';
import { getProperty, OBSERVED_ATTRIBUTES, PROPERTIES, parseAttribute } from './attributes.js';
import { createView } from './create-view.js';
import { dispatchEvents } from './dispatch-events.js';
import type { WeChatQrLoginElementOptions } from './element-types.js';

const IDLE: QrLoginSnapshot = { status: 'idle' };

/** A server has no elements. There, importing this does nothing. */
const Base = (typeof HTMLElement === 'undefined' ? Object : HTMLElement) as typeof HTMLElement;

/** The class of `<wechat-qr-login>`. `WeChatQrLoginElement` describes it. */
export class QrLoginElement extends Base {
  static readonly observedAttributes = OBSERVED_ATTRIBUTES;

  readonly #root = this.attachShadow({ mode: 'open' });
  readonly #view = createView(this.#root, () => this.refresh());
  readonly #values = own<WeChatQrLoginElementOptions & Record<string, unknown>, object>({}, {});
  readonly #handlers = dispatchEvents(this);
  #login: QrLogin | undefined;

  static {
    for (const name of PROPERTIES) {
      Object.defineProperty(QrLoginElement.prototype, name, {
        get(this: QrLoginElement) {
          return this.#values[name];
        },
        set(this: QrLoginElement, value: unknown) {
          this.#set(name, value);
        },
      });
    }
  }

  constructor() {
    super();
    adoptStyles(this.#root);
  }

  get #snapshot(): QrLoginSnapshot {
    return this.#login?.getSnapshot() ?? IDLE;
  }

  get status() {
    return this.#snapshot.status;
  }

  get error() {
    return this.#snapshot.error;
  }

  get authorizationUrl() {
    return this.#snapshot.authorizationUrl;
  }

  refresh() {
    this.#login?.refresh();
  }

  connectedCallback() {
    // Properties that were set before the element was defined hide its accessors.
    const properties = this as unknown as Record<string, unknown>;
    for (const name of PROPERTIES) {
      const early = Object.getOwnPropertyDescriptor(properties, name);
      if (early && delete properties[name]) properties[name] = early.value;
    }
    if (!this.#login) {
      // Its options follow in the same task.
      this.#login = createQrLogin(this.#view.container, { enabled: false } as QrLoginOptions);
      this.#login.subscribe(() => this.#update());
    }
    this.#update();
  }

  disconnectedCallback() {
    // Not at once: frameworks move an element by removing and inserting it in one task.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  adoptedCallback() {
    // The frame's messages arrive at another window now, and stylesheets belong to one document.
    this.#end();
    adoptStyles(this.#root);
  }

  attributeChangedCallback(attribute: string, _: string | null, text: string | null) {
    const name = getProperty(attribute);
    if (name) this.#set(name, parseAttribute(name, text));
    else this.#update();
  }

  #set(name: string, value: unknown) {
    // A removed attribute, and what frameworks bind for nothing, is null.
    this.#values[name] = value ?? undefined;
    this.#update();
  }

  #end() {
    this.#login?.destroy();
    this.#login = undefined;
  }

  /** Passes the options on, and shows the snapshot. */
  #update() {
    if (!this.#login) return;
    const { qrStyle, labels, ...values } = this.#values;
    const isEnglish = /^en/i.test(this.lang);
    const text = { ...(isEnglish ? en : zhCN), ...labels };
    this.#login.update({
      ...values,
      style: qrStyle,
      lang: isEnglish ? 'en' : this.lang ? 'cn' : undefined,
      nonce: this.nonce || undefined,
      title: text.title,
      ...this.#handlers,
    } as QrLoginOptions);
    this.setAttribute('data-status', this.status);
    this.#view.show(getOverlay(this.#snapshot, text), text, this.#values);
  }
}
