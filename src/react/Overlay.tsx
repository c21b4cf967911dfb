import type { CSSProperties, ReactNode } from 'react';
import type { WeChatLoginError } from '../core/errors.js';
import { guardChildren } from '../ui/guard-children.js';
import { refreshButton } from '../ui/refresh-button.js';
import type { WeChatQrLoginLabels } from './labels.js';
import type { UseWeChatQrLogin } from './use-wechat-qr-login.js';

/** A replaceable part: an element, or a function that gets the error (if any) and a way to start again. */
export type WeChatQrLoginPart =
  | ReactNode
  | ((part: { error: WeChatLoginError | undefined; refresh: () => void }) => ReactNode);

interface OverlayProps extends Omit<UseWeChatQrLogin, 'ref'> {
  text: WeChatQrLoginLabels;
  parts: Partial<Record<'loading' | 'authorized' | 'refused' | 'expired' | 'error', WeChatQrLoginPart>>;
  lang: string | undefined;
}

// Only inherited fonts and colours: right on any page, light or dark, and nothing to import.
const cover: CSSProperties = {
  position: 'absolute',
  inset: 0,
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: 16,
  padding: 16,
  textAlign: 'center',
  // A single word alone on the last line looks like a mistake.
  textWrap: 'balance',
};

/** Over the lower edge of a page whose colours are not known. */
const strip: CSSProperties = {
  position: 'absolute',
  inset: 'auto 0 0',
  display: 'flex',
  flexWrap: 'wrap',
  justifyContent: 'center',
  gap: '0 8px',
  padding: '8px 12px',
  background: 'Canvas',
  color: 'CanvasText',
};

/** The three corner squares of a QR code, where one is about to be. */
const placeholder = (
  <svg width={120} viewBox="0 0 21 21" fill="none" stroke="currentColor" opacity=".25" aria-hidden="true">
    <path d="M.5.5h6v6h-6zM14.5.5h6v6h-6zM.5 14.5h6v6h-6zM3 3h1v1H3zM17 3h1v1h-1zM3 17h1v1H3z" />
  </svg>
);

/**
 * What the box shows instead of the QR code, or below a frame that is stuck. Polite for screen readers, except errors.
 * Texts stand in elements of their own: translators replace text nodes, which React could not remove then.
 */
export function Overlay({
  status,
  error,
  authorizationUrl,
  isStuck,
  refresh,
  text,
  parts,
  lang,
}: OverlayProps) {
  const name = /idle|mounting/.test(status) ? 'loading' : status;
  const failed = status === 'error';
  const role = failed ? 'alert' : 'status';
  const link = authorizationUrl && (
    <a href={authorizationUrl} style={{ color: 'inherit' }}>
      {text.link}
    </a>
  );

  const defaultPart = () => {
    if (name === 'loading')
      return (
        <>
          {placeholder}
          <span>{text.loading}</span>
        </>
      );
    if (name === 'authorized') return <span>{text.authorized}</span>;
    // Only other options help here, so the developer's message is the one to show.
    if (error?.code === 'invalid_options') return <span>{error.message}</span>;
    return (
      <>
        <span>{text[name as 'error']}</span>
        <button {...refreshButton(refresh)}>{failed ? text.retry : text.refresh}</button>
        {failed && link}
      </>
    );
  };

  const part = () => {
    const own = parts[name as 'error'];
    if (own === undefined) return defaultPart();
    return typeof own === 'function' ? own({ error, refresh }) : own;
  };
  // The region stays while its content changes, which is what screen readers announce; only an alert is made anew.
  return (
    <div key={role} role={role} lang={lang} ref={guardChildren}>
      {status !== 'ready' ? (
        <div key={name} ref={guardChildren} style={cover}>
          {part()}
        </div>
      ) : (
        isStuck && (
          <div key="stuck" style={strip}>
            <span>{text.stuck}</span>
            {link}
          </div>
        )
      )}
    </div>
  );
}
