/// <reference types="vite/client" />

/** Written by .storybook/props-plugin.ts. */
declare module 'virtual:props/*' {
  const props: Record<string, import('./reference/get-arg-types.js').DocgenProp>;
  export default props;
}
