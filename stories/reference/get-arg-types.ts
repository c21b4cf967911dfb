import type { InputType } from 'storybook/internal/types';

/** A TypeScript type, as react-docgen writes it. */
interface DocgenType {
  name: string;
  raw?: string;
  /** The source of a literal. */
  value?: string;
  /** The members of a union. */
  elements?: DocgenType[];
}

/** A property of an interface, as react-docgen writes it. */
export interface DocgenProp {
  required: boolean;
  tsType: DocgenType;
  description: string;
}

/** Returns the members of a union, or the type itself. Omits `undefined`, which all optional props include. */
const getMembers = (type: DocgenType): DocgenType[] =>
  (type.name === 'union' && type.elements ? type.elements : [type]).filter(
    ({ name }) => name !== 'undefined',
  );

const isFunction = ({ raw = '' }: DocgenType) => raw.includes('=>');

/** Returns the control that can enter most values of the type. Functions have none. */
function getControl(name: string, type: DocgenType): InputType {
  const members = getMembers(type);
  const has = (memberName: string) => members.some((member) => member.name === memberName);
  if (has('ReactNode')) return { control: 'text' };
  if (isFunction(type)) return { control: false };
  if (members.every((member) => member.value?.startsWith("'"))) {
    return { control: 'inline-radio', options: members.map(({ value }) => value?.slice(1, -1)) };
  }
  if (has('number')) return { control: 'number' };
  if (has('boolean')) return { control: 'boolean' };
  if (/^(color|background)$/.test(name)) return { control: 'color' };
  return { control: has('string') || has('literal') ? 'text' : 'object' };
}

/** Returns the heading under which the option is listed. */
function getCategory(name: string, type: DocgenType): string {
  if (/^on[A-Z]/.test(name)) return 'Events';
  return getMembers(type).some((member) => member.name === 'ReactNode') ? 'Parts' : 'Options';
}

const getTypeText = ({ raw, name }: DocgenType) =>
  (raw ?? name)
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .replace(/ \| undefined$/, '')
    .replace(/^\((\(.*)\)$/, '$1');

/** Splits a docstring into its text and its `@default`. */
function parseDocstring(docstring: string) {
  const [description = '', tag] = docstring.split(/\s*@default\s+/);
  return { description, defaultValue: tag?.split(/\n\s*@/)[0]?.replace(/\s+/g, ' ') };
}

/** Returns Storybook's argTypes for the properties of an interface. */
export function getArgTypes(props: Record<string, DocgenProp>, category?: string): Record<string, InputType> {
  return Object.fromEntries(
    Object.entries(props).map(([name, { required, tsType, description: docstring }]) => {
      const { description, defaultValue } = parseDocstring(docstring);
      const argType: InputType = {
        ...getControl(name, tsType),
        name,
        description,
        type: { name: 'other', value: getTypeText(tsType), required },
        table: {
          category: category ?? getCategory(name, tsType),
          type: { summary: getTypeText(tsType) },
          ...(defaultValue && { defaultValue: { summary: defaultValue } }),
        },
      };
      return [name, argType];
    }),
  );
}
