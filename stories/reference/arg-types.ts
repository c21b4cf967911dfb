import options from 'virtual:props/core/QrLoginOptions';
import theme from 'virtual:props/core/StylesheetTheme';
import wxLoginOptions from 'virtual:props/core/WxLoginOptions';
import elementProps from 'virtual:props/element/WeChatQrLoginElementOptions';
import miniProgramProps from 'virtual:props/mini-program/MiniProgramQrLoginProps';
import props from 'virtual:props/react/WeChatQrLoginProps';
import type { ArgTypes } from '@storybook/react-vite';
import * as website from 'wechat-qr-login';
import * as miniProgram from 'wechat-qr-login/mini-program';
import { getArgTypes } from './get-arg-types.js';

/** A control that chooses one of the languages that the entry exports. */
const getLanguageControl = (entry: Record<string, unknown>) => {
  const languages = Object.entries(entry).filter(([, value]) => (value as Partial<website.Labels>).lang);
  return {
    control: 'select' as const,
    options: languages.map(([name]) => name),
    mapping: Object.fromEntries(languages),
  };
};

// `WeChatQrLoginProps` omits `title`: the component takes the name of the frame from `labels`.
const { title: _, ...componentOptions } = getArgTypes(options);
const componentArgTypes = {
  ...componentOptions,
  ...getArgTypes(wxLoginOptions, 'Sent to WeChat'),
  ...getArgTypes(props),
};

/** Every prop of `<WeChatQrLogin>`, with its control, docstring and default. */
export const argTypes: ArgTypes = {
  ...componentArgTypes,
  labels: { ...componentArgTypes.labels, ...getLanguageControl(website) },
};

const elementOptions = getArgTypes(elementProps);
// HTML has these names already.
const {
  style: __,
  id: ___,
  nonce: ____,
  ...elementShared
} = {
  ...componentOptions,
  ...getArgTypes(wxLoginOptions, 'Sent to WeChat'),
} as ArgTypes;

/** Every option of `<wechat-qr-login>`, with its control, docstring and default. */
export const elementArgTypes: ArgTypes = {
  ...elementShared,
  ...elementOptions,
  labels: { ...elementOptions.labels, ...getLanguageControl(website) },
};

const miniProgramPropTypes = getArgTypes(miniProgramProps);

/** Every prop of `<MiniProgramQrLogin>`, with its control, docstring and default. */
export const miniProgramArgTypes: ArgTypes = {
  ...miniProgramPropTypes,
  labels: { ...miniProgramPropTypes.labels, ...getLanguageControl(miniProgram) },
};

/** Every field of a theme for `createStylesheet`. */
export const themeArgTypes: ArgTypes = getArgTypes(theme, 'Theme');
