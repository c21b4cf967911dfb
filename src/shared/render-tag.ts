/** Renders the start tag of an HTML element. Escapes the values, and leaves out absent attributes. */
export const renderTag = (name: string, attributes: Record<string, string | undefined>): string =>
  `<${name}${Object.keys(attributes)
    .filter((attribute) => attributes[attribute] != null)
    .map((attribute) => {
      const value = `${attributes[attribute]}`.replace(/[&"<>]/g, (one) => `&#${one.charCodeAt(0)};`);
      return ` ${attribute}="${value}"`;
    })
    .join('')}>`;
