'use client';
import { forwardRef, type HTMLAttributes, useEffect, useImperativeHandle, useState } from 'react';
import { HEIGHT, WIDTH } from '../core/default-options.js';
import { isWeChatBrowser } from '../core/is-wechat-browser.js';
import type { QrLoginOptions } from '../core/qr-login-options.js';
import type { QrLoginStatus } from '../core/qr-login-status.js';
import { getSize } from '../shared/get-size.js';
import { enWebsite } from '../shared/labels/en.js';
import type { Labels } from '../shared/labels/labels.js';
import { zhCNWebsite } from '../shared/labels/zh-CN.js';
import { own } from '../shared/own.js';
import { useGuardedBox } from '../ui/use-guarded-box.js';
import { Overlay, type WeChatQrLoginParts } from './Overlay.js';
import { renderContainer, renderEmpty } from './render-container.js';
import { useWeChatQrLogin } from './use-wechat-qr-login.js';

/** The ref of `<WeChatQrLogin>`. */
export interface WeChatQrLoginHandle {
  /** The status of the last render. */
  readonly status: QrLoginStatus;
  /** Requests a new QR code. */
  refresh(): void;
}

/** The props of `<WeChatQrLogin>`: all options and events of the login, and its presentation. */
export interface WeChatQrLoginProps extends Omit<QrLoginOptions, 'title'>, WeChatQrLoginParts {
  /** Class of the box. The box has the size `width` x `height` before anything loads. */
  className?: string | undefined;
  /** Attributes of the container inside the box, which contains WeChat's frame. */
  containerProps?:
    | (Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'dangerouslySetInnerHTML'> & {
        [data: `data-${string}`]: string;
      })
    | undefined;
  /** The texts: a language (for example `zhTW`), or single texts. @default the language of `lang`: `zhCN` or `en` */
  labels?: Partial<Labels> | undefined;
}

/**
 * Shows WeChat's QR code inside the page, and reports each step of the login. It loads WeChat's script and requests a
 * QR code once per set of values: StrictMode and re-renders request no second one.
 *
 * It inherits the page's font and colors, and has no stylesheet. On the server it renders the reserved box. It does not
 * sign the visitor in: `onAuthorized` gets code and state, which your server exchanges.
 *
 * @example
 * <WeChatQrLogin
 *   appid="wx…"
 *   redirect_uri="https://shop.example/wechat-callback.html"
 *   onAuthorized={({ code, state }) => signIn(code, state)}
 * />
 */
export const WeChatQrLogin = /* @__PURE__ */ forwardRef<WeChatQrLoginHandle, WeChatQrLoginProps>(
  function WeChatQrLogin(props, handle) {
    const options = own(props);
    const { className, containerProps, labels } = options;
    const text = { ...(options.lang === 'en' ? enWebsite : zhCNWebsite), ...labels };
    // Whether the QR code is shown inside WeChat's browser. Undefined until hydration, because the server's HTML is the
    // same for every browser.
    const [isWanted, setIsWanted] = useState<boolean>();
    useEffect(() => {
      if (isWeChatBrowser()) setIsWanted((known = false) => known);
    }, []);
    const isInsideWeChat = !isWanted && isWeChatBrowser();
    const its = own(options, { title: text.title });
    const { ref, ...login } = useWeChatQrLogin(own(its, { enabled: !isInsideWeChat && options.enabled }));
    const { status } = login;
    const refresh = isInsideWeChat ? () => setIsWanted(true) : login.refresh;
    useImperativeHandle(handle, () => ({ status, refresh }), [status, refresh]);
    const box = useGuardedBox();
    const { width, height, enabled, appearance } = options;
    const isServer = typeof document === 'undefined';
    const html = isServer || (status === 'idle' && options.state) ? renderContainer(its) : '';
    // The same object in every render, because React 19.0 empties the container for a new one, and removes the frame.
    const [initial] = useState(() => ({ __html: isServer ? html : renderEmpty() }));

    return (
      <div
        ref={box}
        className={className}
        data-status={status}
        tabIndex={-1}
        style={{
          position: 'relative',
          width: getSize(width, WIDTH),
          height: getSize(height, HEIGHT),
          maxWidth: '100%',
          overflow: 'hidden',
          colorScheme: appearance === 'auto' ? 'light dark' : appearance,
        }}
      >
        {/* React ignores the children of this element: the frame is inserted, or comes with the server's HTML. */}
        <div
          {...containerProps}
          ref={ref}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: empty in the browser, and escaped on the server
          dangerouslySetInnerHTML={initial}
        />
        {enabled !== false && (
          <Overlay
            {...login}
            // The first render is the same as on the server, which hydration requires.
            isVisible={login.isVisible || html.startsWith('<iframe')}
            refresh={refresh}
            status={isInsideWeChat && isWanted === false ? 'insideWeChat' : status}
            text={text}
            parts={options}
            // The language of the page's own texts is not known, so they inherit the page's.
            lang={labels ? labels.lang : text.lang}
          />
        )}
      </div>
    );
  },
);
