import type { CSSProperties, ReactElement } from 'react';
import { encode } from 'uqr';

/** White around the code, in modules: the standard (ISO/IEC 18004) asks for four. */
const QUIET = 4;

/**
 * A text as a QR code, one SVG path: crisp on every screen. In a module of its own, loaded only when there is a text:
 * uqr is as large as all the rest.
 *
 * `robust`: a fourth of the code may be covered (level Q), instead of a seventh (M).
 * Throws when the text is longer than a QR code holds.
 */
export function drawQrCode(text: string, robust: boolean, title: string, style: CSSProperties): ReactElement {
  const { size, data } = encode(text, { ecc: robust ? 'Q' : 'M', border: QUIET });
  let path = '';
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark || row[x - 1]) return;
      // One rectangle for each run of dark modules; the white border ends the last one.
      const width = row.indexOf(false, x) - x;
      path += `M${x} ${y}h${width}v1h-${width}z`;
    });
  });
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${size} ${size}`}
      // Edges fall between pixels at most sizes; blurred ones cost contrast, and leave hairlines between the rows.
      shapeRendering="crispEdges"
      style={style}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
