const sources = import.meta.glob<string>('../../examples/**/*.{ts,tsx,mjs}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** Returns the source of a file in examples/. Throws if there is no such file. */
export function readExample(path: string): string {
  const source = sources[`../../examples/${path}`];
  if (!source) throw new Error(`There is no examples/${path}.`);
  return source;
}
