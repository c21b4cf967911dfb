import type { ReactNode } from 'react';

/** How a component gets its texts. */
export const LOOKS = ['labels', 'element', 'text', 'fragment', 'function', 'nothing'] as const;
export type Look = (typeof LOOKS)[number];

/** Every text is `<id> <name>.`, so that the test can find it in the page. */
export const createLabels = <Name extends string>(id: string, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, `${id} ${name}.`])) as Record<Name, string>;

/** Creates the replaceable parts in one of the common forms. With `labels`, there are none. */
export function createParts<Name extends string>(
  id: string,
  names: readonly Name[],
  look: Look,
): Partial<Record<Name, ReactNode>> {
  const draw = (name: Name): ReactNode => {
    if (look === 'element') {
      return (
        <div>
          <b>{`${id} ${name}.`}</b>
        </div>
      );
    }
    if (look === 'text') return `${id} ${name}.`;
    if (look === 'nothing') return null;
    // Text nodes beside an element, some of them adjacent.
    return (
      <>
        {id} {name}. <i>really</i> and so on
      </>
    );
  };
  return look === 'labels' ? {} : (Object.fromEntries(names.map((name) => [name, draw(name)])) as never);
}
