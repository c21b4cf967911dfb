import { type CSSProperties, type ReactElement, useEffect, useState } from 'react';
import { afterAwake } from '../shared/timers.js';
import { guardChildren } from '../ui/guard-children.js';
import type { MiniProgramCodeImage } from './mini-program-adapter.js';
import { MiniProgramLoginError } from './mini-program-login-error.js';
import { type MiniProgramQrLoginStatus, TIMEOUT } from './mini-program-qr-login-options.js';

interface QrCodeProps {
  code: MiniProgramCodeImage;
  /** Replaces the code's own logo. */
  logo: string | undefined;
  /** Timeout in ms for loading the picture or the drawing. */
  timeout: number | undefined;
  title: string;
  /** The code is visible with `ready`, and dimmed with `expired`. */
  status: MiniProgramQrLoginStatus;
  onShown: () => void;
  onFailed: (error: MiniProgramLoginError) => void;
}

// Not `inset`: Chromium 86 does not know it.
const fill: CSSProperties = {
  position: 'absolute',
  top: 0,
  right: 0,
  bottom: 0,
  left: 0,
  width: '100%',
  height: '100%',
};

/** The code: a picture, or a text drawn as SVG. Always dark on white, whatever the page looks like. */
export function QrCode({
  code,
  logo = code.logo,
  timeout = TIMEOUT,
  title,
  status,
  onShown,
  onFailed,
}: QrCodeProps) {
  const [drawing, setDrawing] = useState<ReactElement>();
  const [loaded, setLoaded] = useState(false);
  const { picture, text = '', logoShare = 0.2 } = code;
  const robust = Boolean(logo);

  useEffect(() => {
    if (picture) return;
    let gone = false;
    import('./draw-qr-code.js')
      .then(({ drawQrCode }) => gone || setDrawing(drawQrCode(text, robust, title, fill)))
      .catch((cause) => gone || onFailed(new MiniProgramLoginError('drawing_failed', '', cause)));
    return () => {
      gone = true;
    };
  }, [picture, text, robust, title, onFailed]);

  const shown = loaded || Boolean(drawing);
  useEffect(() => {
    if (shown) return onShown();
    const waiting = new AbortController();
    // A picture, or the chunk that draws, may also never finish loading.
    afterAwake(timeout, waiting.signal, () =>
      onFailed(new MiniProgramLoginError(picture ? 'picture_failed' : 'drawing_failed')),
    );
    return () => waiting.abort();
    // Also for a new code with the text of the old one.
  }, [code, shown, timeout, picture, onShown, onFailed]);

  return (
    <div
      ref={guardChildren}
      hidden={!/ready|expired/.test(status)}
      style={{
        position: 'relative',
        gridArea: '1 / 1',
        // As a text: React before 18 would make a number pixels.
        aspectRatio: '1',
        background: '#fff',
        // Texts in the page's colours can be read over it, on light pages and on dark ones.
        opacity: status === 'ready' ? 1 : 0.1,
        forcedColorAdjust: 'none',
      }}
    >
      {picture ? (
        <img
          src={picture}
          alt={title}
          style={fill}
          onLoad={() => setLoaded(true)}
          onError={() => onFailed(new MiniProgramLoginError('picture_failed'))}
        />
      ) : (
        drawing
      )}
      {shown && logo && (
        // Without an alternative text: a logo that does not load leaves only white, and the code stays readable.
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
