import type { StrictArgTypes } from 'storybook/internal/types';
import { expect } from 'storybook/test';

/**
 * Checks that each option of a component has a description and a control. `defaults` has examples with their default, or
 * `undefined` without one: name one from each interface, so that none is missing.
 */
export async function expectDocumented(
  argTypes: StrictArgTypes,
  defaults: Record<string, string | undefined>,
): Promise<void> {
  await expect(Object.keys(argTypes)).toEqual(expect.arrayContaining(Object.keys(defaults)));
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
