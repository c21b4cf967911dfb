// Vitest's browser mode does not pass on what its config defines.
Object.assign(globalThis, { __DEV__: true });
