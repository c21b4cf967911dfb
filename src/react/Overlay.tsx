import type { CSSProperties, ReactNode } from 'react';
import type { WeChatLoginError } from '../core/errors.js';
import type { WeChatQrLoginLabels } from './labels.js';
import { refreshButton } from './refresh-button.js';
import type { UseWeChatQrLogin } from './use-wechat-qr-login.js';

/** A replaceable part: an element, or a function that gets the error (if any) and a way on. */
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

/** The three corner squares of a QR code, where one is about to be. */
const placeholder = (
  <svg width={120} viewBox="0 0 21 21" fill="none" stroke="currentColor" opacity=".25" aria-hidden="true">
    <path d="M.5.5h6v6h-6zM14.5.5h6v6h-6zM.5 14.5h6v6h-6zM3 3h1v1H3zM17 3h1v1h-1zM3 17h1v1H3z" />
  </svg>
);

/** What stands in the box while no QR does. Polite for screen readers, except errors. */
export function Overlay({ status, error, authorizationUrl, refresh, text, parts, lang }: OverlayProps) {
  const name = /idle|mounting/.test(status) ? 'loading' : status;
  const failed = status === 'error';
  const role = failed ? 'alert' : 'status';

  const defaultPart = () => {
    if (name === 'loading')
      return (
        <>
          {placeholder}
          {text.loading}
        </>
      );
    if (name === 'authorized') return text.authorized;
    // Only mending the options helps here, so the developer's message is the one to show.
    if (error?.code === 'invalid_options') return error.message;
    return (
      <>
        {text[name as 'error']}
        <button {...refreshButton(refresh)}>{failed ? text.retry : text.refresh}</button>
        {failed && authorizationUrl && (
          <a href={authorizationUrl} style={{ color: 'inherit' }}>
            {text.link}
          </a>
        )}
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
    <div key={role} role={role} lang={lang} style={status === 'ready' ? undefined : cover}>
      {status !== 'ready' && part()}
    </div>
  );
}
