import type { StrictArgTypes } from 'storybook/internal/types';
import { expect } from 'storybook/test';

/** Checks that each option of a component has a description and a control, and that the defaults are shown. */
export async function expectDocumented(
  argTypes: StrictArgTypes,
  names: readonly string[],
  defaults: Record<string, string>,
): Promise<void> {
  await expect(Object.keys(argTypes).sort()).toEqual([...names].sort());
  for (const [name, { description, control, table }] of Object.entries(argTypes)) {
    await expect(description, `The description of ${name}`).toMatch(/\w/);
    // Only code can pass a function.
    const isFunction = table?.type?.summary?.includes('=>') && table.category !== 'Parts';
    const hasControl = typeof control === 'string' || (typeof control === 'object' && 'type' in control);
    await expect(hasControl || isFunction, `The control of ${name}`).toBe(true);
  }
  const shown = Object.keys(defaults).map((name) => [name, argTypes[name]?.table?.defaultValue?.summary]);
  await expect(Object.fromEntries(shown)).toEqual(defaults);
}
