import { type CSSProperties, type ReactElement, useEffect, useState } from 'react';
import { afterAwake } from '../shared/lifetime.js';
import { guardChildren } from '../ui/guard-children.js';
import type { ScanCodeLook } from './adapter.js';
import { ScanLoginError } from './errors.js';
import { TIMEOUT } from './options.js';

interface CodeProps {
  code: ScanCodeLook;
  /** Instead of the code's own. */
  logo: string | undefined;
  /** ms that picture or drawing may take to load. */
  timeout: number | undefined;
  title: string;
  hidden: boolean;
  onShown: () => void;
  onFailed: (error: ScanLoginError) => void;
}

const fill: CSSProperties = { position: 'absolute', inset: 0, width: '100%', height: '100%' };

/** A picture, or a text drawn as SVG. Always dark on white, whatever the page looks like. */
export function Code({
  code,
  logo = code.logo,
  timeout = TIMEOUT,
  title,
  hidden,
  onShown,
  onFailed,
}: CodeProps) {
  const [drawing, setDrawing] = useState<ReactElement>();
  const [loaded, setLoaded] = useState(false);
  const { picture, text = '', logoShare = 0.2 } = code;
  const robust = Boolean(logo);

  useEffect(() => {
    if (picture) return;
    let gone = false;
    import('./draw.js')
      .then(({ drawQrCode }) => gone || setDrawing(drawQrCode(text, robust, title, fill)))
      .catch((cause) => gone || onFailed(new ScanLoginError('drawing_failed', '', cause)));
    return () => {
      gone = true;
    };
  }, [picture, text, robust, title, onFailed]);

  const shown = loaded || Boolean(drawing);
  useEffect(() => {
    if (shown) return onShown();
    const waiting = new AbortController();
    // A picture, or the part that draws, may also hang for ever.
    afterAwake(timeout, waiting.signal, () =>
      onFailed(new ScanLoginError(picture ? 'picture_failed' : 'drawing_failed')),
    );
    return () => waiting.abort();
    // A new code with the old one's text is shown, too.
  }, [code, shown, timeout, picture, onShown, onFailed]);

  return (
    <div
      ref={guardChildren}
      hidden={hidden}
      style={{ position: 'relative', aspectRatio: 1, background: '#fff', forcedColorAdjust: 'none' }}
    >
      {picture ? (
        <img
          src={picture}
          alt={title}
          style={fill}
          onLoad={() => setLoaded(true)}
          onError={() => onFailed(new ScanLoginError('picture_failed'))}
        />
      ) : (
        drawing
      )}
      {shown && logo && (
        // Without a text: one that does not load leaves nothing but white, and the code stays whole.
        <img
          src={logo}
          alt=""
          style={{
            ...fill,
            margin: 'auto',
            width: `${logoShare * 100}%`,
            height: `${logoShare * 100}%`,
            objectFit: 'contain',
            background: '#fff',
            // A round code has a round middle.
            borderRadius: logoShare > 0.3 ? '50%' : 0,
          }}
        />
      )}
    </div>
  );
}
