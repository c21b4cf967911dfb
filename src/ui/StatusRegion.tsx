import type { CSSProperties, ReactNode } from 'react';
import { guardChildren } from './guard-children.js';

interface StatusRegionProps {
  /** Name of the part. A new name creates a new element. */
  name: string;
  lang: string | undefined;
  /** Position of the region in the box. */
  regionStyle?: CSSProperties;
  /** Layout of the part. */
  style: CSSProperties;
  children: ReactNode;
}

/** Layout of a centered part. Inherited fonts and colors fit light and dark pages, without a stylesheet to import. */
export const centered: CSSProperties = {
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: 12,
  textAlign: 'center',
  // Avoids a single word on the last line.
  textWrap: 'balance',
};

/**
 * Announces a status to screen readers: politely, except errors. The region stays in the document while its content
 * changes, because screen readers announce only changes. Only an alert is a new element.
 *
 * Put each text into its own element: translators replace text nodes, and React could not remove the replaced ones.
 */
export function StatusRegion({ name, lang, regionStyle, style, children }: StatusRegionProps) {
  const role = name === 'error' ? 'alert' : 'status';
  return (
    <div key={role} ref={guardChildren} role={role} lang={lang} style={regionStyle}>
      {children && (
        <div key={name} ref={guardChildren} style={style}>
          {children}
        </div>
      )}
    </div>
  );
}
