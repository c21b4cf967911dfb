import type { CSSProperties, ReactElement } from 'react';
import { encode } from 'uqr';

/** White border around the code, in modules. ISO/IEC 18004 requires four. */
const QUIET = 4;

/**
 * Draws a text as a QR code: one SVG path, sharp on every screen. This module is loaded only for a code with a text,
 * because uqr is as large as the rest of the entry.
 *
 * `isRobust`: the code is readable with a quarter of it covered (level Q), instead of a seventh (level M).
 *
 * @throws if the text is longer than a QR code can hold
 */
export function drawQrCode(
  text: string,
  isRobust: boolean,
  title: string,
  style: CSSProperties,
): ReactElement {
  const { size, data } = encode(text, { ecc: isRobust ? 'Q' : 'M', border: QUIET });
  let path = '';
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark || row[x - 1]) return;
      // One rectangle for each run of dark modules. The white border ends the last run of a row.
      const width = row.indexOf(false, x) - x;
      path += `M${x} ${y}h${width}v1h-${width}z`;
    });
  });
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${size} ${size}`}
      // At most sizes, edges lie between pixels. Blurred edges reduce the contrast and leave thin lines between the
      // rows.
      shapeRendering="crispEdges"
      style={style}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
