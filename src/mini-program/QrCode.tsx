import { type CSSProperties, type ReactElement, useEffect, useState } from 'react';
import { afterAwake } from '../shared/timers.js';
import { guardChildren } from '../ui/guard-children.js';
import type { MiniProgramCodeImage } from './mini-program-adapter.js';
import { MiniProgramLoginError } from './mini-program-login-error.js';
import { TIMEOUT } from './mini-program-qr-login-options.js';

interface QrCodeProps {
  code: MiniProgramCodeImage;
  /** Replaces the logo of the server's code. */
  logo: string | undefined;
  /** Timeout in ms for loading the picture or the drawing. */
  timeout: number | undefined;
  title: string;
  hidden: boolean;
  onShown: () => void;
  onFailed: (error: MiniProgramLoginError) => void;
}

// Chromium 86 does not support `inset`.
const fill: CSSProperties = {
  position: 'absolute',
  top: 0,
  right: 0,
  bottom: 0,
  left: 0,
  width: '100%',
  height: '100%',
};

/** Shows the code as a picture, or draws its text as SVG. Always dark on white, also on a dark page. */
export function QrCode({
  code,
  logo = code.logo,
  timeout = TIMEOUT,
  title,
  hidden,
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
    // The picture, or the module that draws, may never finish loading.
    afterAwake(timeout, waiting.signal, () =>
      onFailed(new MiniProgramLoginError(picture ? 'picture_failed' : 'drawing_failed')),
    );
    return () => waiting.abort();
    // A new code can have the text of the old one. It is also reported.
  }, [code, shown, timeout, picture, onShown, onFailed]);

  return (
    <div
      ref={guardChildren}
      hidden={hidden}
      // A string, because React before 18 adds px to a number.
      style={{ position: 'relative', aspectRatio: '1', background: '#fff', forcedColorAdjust: 'none' }}
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
        // Without an alternative text, a logo that does not load leaves a white square, and phones can read the code.
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
            // A round code has a round logo.
            borderRadius: logoShare > 0.3 ? '50%' : 0,
          }}
        />
      )}
    </div>
  );
}
