import type { ArgTypes } from '@storybook/react-vite';
import options from '../../src/core/options.ts?raw';
import stylesheet from '../../src/core/stylesheet.ts?raw';
import miniProgram from '../../src/mini-program/MiniProgramQrLogin.tsx?raw';
import notice from '../../src/mini-program/Notice.tsx?raw';
import scanOptions from '../../src/mini-program/options.ts?raw';
import scanHook from '../../src/mini-program/use-scan-login.ts?raw';
import component from '../../src/react/WeChatQrLogin.tsx?raw';
import { type Property, readInterface } from './read-interface.js';

/** A control that can say everything the type can, or none where only code can. */
function controlFor({ type, name }: Property) {
  const choices = [...type.matchAll(/'(\w+)'/g)].map(([, choice]) => choice);
  if (type === 'StylesheetPreset')
    return { control: 'inline-radio' as const, options: ['minimal', 'card', 'dark'] };
  if (type.includes('=>') || /React|Part|Attributes|Partial|Adapter/.test(type))
    return { control: false as const };
  if (type.includes('string &')) return { control: 'text' as const };
  if (choices.length) return { control: 'inline-radio' as const, options: choices };
  if (type.startsWith('boolean')) return { control: 'boolean' as const };
  if (type === 'number') return { control: 'number' as const };
  if (/color|background/.test(name)) return { control: 'color' as const };
  return { control: 'text' as const };
}

const describe = (category: string, properties: Property[]): ArgTypes =>
  Object.fromEntries(
    properties.map((property) => [
      property.name,
      {
        ...controlFor(property),
        name: property.name,
        description: property.description,
        type: { name: 'other', value: property.type, required: property.required },
        table: {
          category,
          type: { summary: property.type },
          ...(property.default && { defaultValue: { summary: property.default } }),
        },
      },
    ]),
  );

/** The fields of a theme. */
export const themeArgTypes = describe('Theme', readInterface(stylesheet, 'StylesheetTheme'));

/** Every prop of the component, with its control and its docstring. */
export const argTypes: ArgTypes = {
  ...describe('Goes to WeChat', readInterface(options, 'WxLoginOptions')),
  ...describe('Ours', readInterface(options, 'QrLoginOptions')),
  ...describe('Presentation', readInterface(component, 'WeChatQrLoginProps')),
  ...describe('Events', readInterface(options, 'QrLoginEvents')),
  // The component takes it from `labels.title`.
  title: { table: { disable: true } },
};

/** The same for the login by mini program. */
export const miniProgramArgTypes: ArgTypes = {
  ...describe('Options', readInterface(scanOptions, 'ScanLoginOptions')),
  ...describe('Options', readInterface(scanHook, 'UseScanLoginOptions')),
  ...describe('Presentation', readInterface(miniProgram, 'MiniProgramQrLoginProps')),
  ...describe('Instead of what is shown', readInterface(notice, 'MiniProgramQrLoginParts')),
  ...describe('Events', readInterface(scanOptions, 'ScanLoginEvents')),
};
