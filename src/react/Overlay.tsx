import type { CSSProperties, ReactElement, ReactNode } from 'react';
import { getOverlay } from '../core/get-overlay.js';
import type { QrLoginStatus } from '../core/qr-login-status.js';
import type { WeChatLoginError } from '../core/wechat-login-error.js';
import type { WebsiteLabels } from '../shared/labels/labels.js';
import { RefreshButton } from '../ui/RefreshButton.js';
import { centered, StatusRegion } from '../ui/StatusRegion.js';
import type { UseWeChatQrLogin } from './use-wechat-qr-login.js';

/** A replaceable part: an element, or a function that gets the error, if there is one, and `refresh`. */
export type WeChatQrLoginPart =
  | ReactNode
  | ((part: { error: WeChatLoginError | undefined; refresh: () => void }) => ReactNode);

/** The replaceable parts, by the status that shows them. `null` shows nothing. */
export interface WeChatQrLoginParts {
  /** Shown until the QR code is visible. */
  loading?: WeChatQrLoginPart;
  /** Shown while your server signs the visitor in. */
  authorized?: WeChatQrLoginPart;
  /** Shown when the visitor has refused. */
  refused?: WeChatQrLoginPart;
  /** Shown when the QR code has expired. */
  expired?: WeChatQrLoginPart;
  /** Shown instead of the QR code after an error. */
  error?: WeChatQrLoginPart;
  /**
   * Shown inside WeChat's own browser (see `isWeChatBrowser`), where the visitor cannot scan a QR code. The component
   * requests none, and the status is `idle`. `refresh` shows the QR code anyway. Offer the login of your official
   * account with a button that navigates to `createOfficialAccountUrl`.
   *
   * @default a text, and a button that shows the QR code
   */
  insideWeChat?: WeChatQrLoginPart;
}

interface OverlayProps extends Omit<UseWeChatQrLogin, 'ref' | 'status'> {
  status: QrLoginStatus | 'insideWeChat';
  text: WebsiteLabels;
  parts: WeChatQrLoginParts;
  lang: string | undefined;
}

/**
 * Creates the style that covers the whole box. It is a function, because bundlers keep an unused constant with a
 * spread. Chromium 86 does not support `inset`.
 */
const createCover = (): CSSProperties => ({
  ...centered,
  position: 'absolute',
  top: 0,
  right: 0,
  bottom: 0,
  left: 0,
  gap: 16,
  padding: 16,
});

/** A strip over the lower edge of a page of unknown colors. */
const strip: CSSProperties = {
  position: 'absolute',
  right: 0,
  bottom: 0,
  left: 0,
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'center',
  gap: '0 8px',
  padding: '4px 12px',
  // A link in its own row is at least as high as WCAG 2.5.8 requires.
  lineHeight: 'max(1.5em, 24px)',
  background: 'Canvas',
  color: 'CanvasText',
};

/** The three corner squares of a QR code, as a placeholder. */
const placeholder = (
  <svg width={120} viewBox="0 0 21 21" fill="none" stroke="currentColor" opacity=".25" aria-hidden="true">
    <path d="M.5.5h6v6h-6zM14.5.5h6v6h-6zM.5 14.5h6v6h-6zM3 3h1v1H3zM17 3h1v1h-1zM3 17h1v1H3z" />
  </svg>
);

/** The content of the box instead of the QR code, or below a stuck frame. */
export function Overlay({ text, parts, lang, ...login }: OverlayProps): ReactElement {
  const { error, refresh } = login;
  const { name, message, button, link: href } = getOverlay(login, text);
  const link = href && (
    // Resets such as Tailwind's remove the underline.
    <a key="link" href={href} style={{ color: 'inherit', textDecoration: 'underline' }}>
      {text.link}
    </a>
  );

  const renderContent = () => {
    if (message === undefined) return null;
    if (name === 'ready') return [<span key="text">{message}</span>, link];
    const own = parts[name];
    if (own !== undefined) return typeof own === 'function' ? own({ error, refresh }) : own;
    return (
      <>
        {name === 'loading' && placeholder}
        <span>{message}</span>
        {button && <RefreshButton refresh={refresh} text={button} />}
        {link}
      </>
    );
  };
  return (
    <StatusRegion name={name} lang={lang} style={name === 'ready' ? strip : createCover()}>
      {renderContent()}
    </StatusRegion>
  );
}
