import { createQrLogin } from '../core/create-qr-login.js';
import { getOverlay } from '../core/get-overlay.js';
import { isWeChatBrowser } from '../core/is-wechat-browser.js';
import type { QrLogin, QrLoginSnapshot } from '../core/qr-login.js';
import type { QrLoginOptions } from '../core/qr-login-options.js';
import { enWebsite } from '../shared/labels/en.js';
import { zhCNWebsite } from '../shared/labels/zh-CN.js';
import { own } from '../shared/own.js';
import { adoptStyles } from './adopt-styles.js';
import { createView } from './create-view.js';
import { dispatchEvents } from './dispatch-events.js';
import type { WeChatQrLoginElementOptions } from './wechat-qr-login-element.js';

const IDLE: QrLoginSnapshot = { status: 'idle' };

/** Creates the shadow tree of an element, and runs the login in it while the element is in the document. */
export function createElementLogin(element: HTMLElement) {
  const root = element.attachShadow({ mode: 'open' });
  const values: WeChatQrLoginElementOptions & Record<string, unknown> = own({}, {});
  const handlers = dispatchEvents(element);
  // Visitors inside WeChat cannot scan a QR code, so it is shown only after a click on the button.
  let isWanted = false;
  const isInsideWeChat = () => !isWanted && isWeChatBrowser();
  const refresh = () => {
    if (!isInsideWeChat()) return login?.refresh();
    isWanted = true;
    update();
  };
  const view = createView(root, refresh);
  let login: QrLogin | undefined;

  const getSnapshot = () => login?.getSnapshot() ?? IDLE;

  /** Passes the options to the login, and renders its snapshot. */
  function update() {
    if (!login) return;
    const { lang, nonce } = element;
    const isEnglish = /^en/i.test(lang);
    const text = { ...(isEnglish ? enWebsite : zhCNWebsite), ...values.labels };
    login.update(
      own(values, {
        style: values.qrStyle,
        lang: isEnglish ? 'en' : lang ? 'cn' : undefined,
        nonce: nonce || undefined,
        title: text.title,
        enabled: !isInsideWeChat() && values.enabled,
        ...handlers,
      }) as unknown as QrLoginOptions,
    );
    element.setAttribute('data-status', getSnapshot().status);
    view.show(getOverlay(isInsideWeChat() ? { status: 'insideWeChat' } : getSnapshot(), text), text, values);
  }

  adoptStyles(root);
  return {
    refresh,
    getSnapshot,
    update,
    get: (name: string) => values[name],
    set(name: string, value: unknown) {
      // A removed attribute is null, and so is an empty binding of a framework.
      values[name] = value ?? undefined;
      update();
    },
    /** Starts the login, unless it is still running because the element was only moved. */
    connect() {
      if (!login) {
        // The options follow in the same task.
        login = createQrLogin(view.container, { enabled: false } as QrLoginOptions);
        login.subscribe(update);
      }
      update();
    },
    end() {
      login?.destroy();
      login = undefined;
    },
    /** A stylesheet can be adopted in one document only. */
    restyle: () => adoptStyles(root),
  };
}
