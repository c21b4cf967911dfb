/** Returns the relative luminance of a color such as #1d6b57. */
function getLuminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(color.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/**
 * Returns the custom properties for a brand color: the color, and white or black for texts on it, whichever has the
 * higher contrast.
 *
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function getAccent(color: string): Record<`--${string}`, string> {
  const luminance = getLuminance(color);
  const isDark = 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05;
  return { '--accent': color, '--on-accent': isDark ? '#ffffff' : '#000000' };
}
