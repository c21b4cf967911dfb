// Vitest's browser mode ignores `define` in its configuration.
Object.assign(globalThis, { __DEV__: true });
