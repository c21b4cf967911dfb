import { forwardRef, type ReactNode } from 'react';
import type { Texts } from './texts/texts.js';
import { useOnline } from './use-online.js';

/**
 * The white box of a QR code, of the same size for all connections. Without a network it covers the code, which no phone
 * could use. The code stays below, because a phone may have scanned it already.
 */
export const CodeBox = forwardRef<HTMLDivElement, { text: Texts; children: ReactNode }>(function CodeBox(
  { text, children },
  ref,
) {
  const isOnline = useOnline();
  return (
    <div className="code-box" ref={ref} tabIndex={-1}>
      {children}
      {/* Screen readers announce changes inside a status region that stays in the document. */}
      <div role="status">{!isOnline && <p className="code-cover">{text.offlineCode}</p>}</div>
    </div>
  );
});
