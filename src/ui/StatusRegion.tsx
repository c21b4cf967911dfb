import type { CSSProperties, ReactNode } from 'react';
import { guardChildren } from './guard-children.js';

interface StatusRegionProps {
  /** Which part is shown: a new name makes a new element. */
  name: string;
  lang: string | undefined;
  /** Where the region is in the box. */
  regionStyle?: CSSProperties;
  /** How the part is laid out. */
  style: CSSProperties;
  children: ReactNode;
}

/** Only inherited fonts and colours: right on any page, light or dark, and nothing to import. */
export const centered: CSSProperties = {
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: 12,
  textAlign: 'center',
  // A single word alone on the last line looks like a mistake.
  textWrap: 'balance',
};

/**
 * Announces a status to screen readers: politely, except errors. The region stays while its content changes, because
 * that is what screen readers announce; only an alert is made anew. Put texts in elements of their own: translators
 * replace text nodes, and React could not remove those then.
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
