import { readFileSync } from 'node:fs';

/** Reads the names of all options in these interfaces from their source, so that the tests include new options. */
export function readOptionNames(path: string, ...interfaces: string[]): string[] {
  const source = readFileSync(path, 'utf8');
  return interfaces.flatMap((name) => {
    const [, body] = new RegExp(`(?:interface|type) ${name}\\b[^{]*\\{\n(.*?)\n\\}`, 's').exec(source) ?? [];
    if (!body) throw new Error(`There is no interface ${name} in ${path}.`);
    return Array.from(body.matchAll(/^ {2}(?:readonly )?(\w+)\??:/gm), ([, option = '']) => option);
  });
}

/** Reads the codes from the union in that file. */
export const readErrorCodes = (path: string): string[] =>
  Array.from(readFileSync(path, 'utf8').matchAll(/^ {2}\| '(\w+)'/gm), ([, code = '']) => code);
