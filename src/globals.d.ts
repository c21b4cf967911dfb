/** True in the `development` build, false in the default build. The build sets it (vite.config.ts). */
declare const __DEV__: boolean;
