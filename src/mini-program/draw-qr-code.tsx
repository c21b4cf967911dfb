import type { CSSProperties, ReactElement } from 'react';
import { encode } from 'uqr';

/** White border around the code, in modules. ISO/IEC 18004 asks for four. */
const QUIET = 4;

/**
 * Draws a text as a QR code: one SVG path, crisp on every screen. It is a module of its own, loaded only if there is a
 * text, because uqr is as large as everything else together.
 *
 * `isRobust`: a quarter of the code may be covered (level Q) instead of a seventh (M).
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
      // One rectangle for each run of dark modules. The white border ends the last one.
      const width = row.indexOf(false, x) - x;
      path += `M${x} ${y}h${width}v1h-${width}z`;
    });
  });
  return (
    <svg
      role="img"
      aria-label={title}
      viewBox={`0 0 ${size} ${size}`}
      // At most sizes, edges fall between pixels. Blurred edges reduce contrast and leave hairlines between the rows.
      shapeRendering="crispEdges"
      style={style}
    >
      <path d={path} fill="#000" />
    </svg>
  );
}
