/** One property of an interface, as its source says it. */
export interface Property {
  name: string;
  required: boolean;
  type: string;
  /** The docstring, Markdown. */
  description: string;
  /** Where the docstring names one. */
  default: string | undefined;
}

const clean = (comment = '') => comment.replace(/^\s*\* ?/gm, '').trim();

/**
 * The properties of an interface, read from TypeScript source that biome has formatted: the docstrings in src/ are the
 * one place where options are described, and the tables here follow them.
 */
export function readInterface(source: string, name: string): Property[] {
  const body = source.match(new RegExp(`interface ${name}\\b[^{]*\\{\n(.*?)\n\\}`, 's'))?.[1];
  if (!body) throw new Error(`There is no interface ${name} in that source.`);
  const properties = body.matchAll(
    /(?:\/\*\*((?:(?!\*\/).)*)\*\/\s+)?^ {2}(?:readonly )?(\w+)(\??)(\(\))?:\s+((?:[^;]|;(?!$))*);$/gms,
  );
  return Array.from(properties, ([, comment, property = '', optional, method, type = '']) => ({
    name: property,
    required: !optional,
    type: (method ? `() => ${type}` : type)
      .replace(/\s+/g, ' ')
      .replace(/^\| /, '')
      .replace(/ \| undefined$/, '')
      .replace(/^\((\(.*)\)$/, '$1'),
    description: clean(comment),
    default: /\bDefault:? (`[^`]+`|[\d ]*\d)/.exec(clean(comment))?.[1]?.replaceAll('`', ''),
  }));
}
