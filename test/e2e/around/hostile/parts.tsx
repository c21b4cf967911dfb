import type { ReactNode } from 'react';

/** How the texts of a component are given to it. */
export const LOOKS = ['labels', 'element', 'text', 'fragment', 'function', 'nothing'] as const;
export type Look = (typeof LOOKS)[number];

/** Every text is `<id> <name>.`, so that it can be found in the page. */
export const createLabels = <Name extends string>(id: string, names: readonly Name[]) =>
  Object.fromEntries(names.map((name) => [name, `${id} ${name}.`])) as Record<Name, string>;

/** The replaceable parts in one of the forms that people write. With `labels` there are none. */
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
    // Bare texts beside an element, some of them side by side.
    return (
      <>
        {id} {name}. <i>really</i> and so on
      </>
    );
  };
  return look === 'labels' ? {} : (Object.fromEntries(names.map((name) => [name, draw(name)])) as never);
}
