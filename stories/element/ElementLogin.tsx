import 'wechat-qr-login/element';
import type { DetailedHTMLProps, HTMLAttributes, ReactNode } from 'react';
import type { QrLoginOptions } from 'wechat-qr-login/core';
import type {
  WeChatQrLoginElement,
  WeChatQrLoginElementOptions,
  WeChatQrLoginEventMap,
} from 'wechat-qr-login/element';

/** React 19 sets the element's properties, and listens to the event `authorized` with `onauthorized`. */
type ElementAttributes = Omit<
  DetailedHTMLProps<HTMLAttributes<WeChatQrLoginElement>, WeChatQrLoginElement>,
  'className'
> &
  WeChatQrLoginElementOptions & { class?: string | undefined } & {
    [Type in keyof WeChatQrLoginEventMap as `on${Type}`]?: (event: WeChatQrLoginEventMap[Type]) => void;
  };

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'wechat-qr-login': ElementAttributes;
    }
  }
}

interface ElementLoginProps extends QrLoginOptions, Pick<WeChatQrLoginElementOptions, 'qrStyle' | 'labels'> {
  /** For the slots. */
  children?: ReactNode;
  className?: string;
}

/** `<wechat-qr-login>` with the args of a story. Each event calls the story's handler of the same name. */
export function ElementLogin({
  onStatusChange,
  onLoad,
  onMount,
  onReady,
  onAuthorized,
  onRefused,
  onExpired,
  onStuck,
  onError,
  style,
  qrStyle = style,
  className,
  lang,
  id: _,
  title: __,
  children,
  ...options
}: ElementLoginProps) {
  return (
    <wechat-qr-login
      {...options}
      class={className}
      // HTML's own attribute: a language tag.
      lang={lang === 'cn' ? 'zh-CN' : lang}
      qrStyle={qrStyle}
      onstatuschange={({ detail }) => onStatusChange?.(detail.status, detail.previous)}
      onscriptload={() => onLoad?.()}
      onmount={({ detail }) => onMount?.(detail)}
      onready={({ detail }) => onReady?.(detail)}
      onauthorized={({ detail }) => onAuthorized?.(detail)}
      onrefused={({ detail }) => onRefused?.(detail)}
      onexpired={() => onExpired?.()}
      onstuck={() => onStuck?.()}
      onloginerror={(event) => {
        // The stage shows it.
        event.preventDefault();
        onError?.(event.detail);
      }}
    >
      {children}
    </wechat-qr-login>
  );
}
// What the code of the stories shows.
ElementLogin.displayName = 'wechat-qr-login';
