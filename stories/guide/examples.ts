const sources = import.meta.glob<string>('../../examples/**/*.{ts,tsx,mjs}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The source of a file in examples/, which the tests run. */
export function readExample(path: string): string {
  const source = sources[`../../examples/${path}`];
  if (!source) throw new Error(`There is no examples/${path}.`);
  return source;
}
