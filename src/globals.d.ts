/** True in the `development` build, false in the published default: set by the build (vite.config.ts). */
declare const __DEV__: boolean;
