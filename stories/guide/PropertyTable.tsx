import { PureArgsTable } from '@storybook/addon-docs/blocks';
import { type DocgenProp, getArgTypes } from '../reference/get-arg-types.js';

/** A table of the properties of an interface, as `virtual:props/…` has them. */
export function PropertyTable({ of: props }: { of: Record<string, DocgenProp> }) {
  const rows = getArgTypes(props);
  for (const { table } of Object.values(rows)) delete table?.category;
  return <PureArgsTable rows={rows} />;
}
