import { beforeEach, vi } from 'vitest';
import { createWxLogin } from './support.js';

/**
 * Returns a function that reads the warnings of a test. Each warning is written once in a page, so each test imports
 * fresh modules.
 */
export function watchWarnings(): () => string[] {
  beforeEach(() => {
    vi.resetModules();
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.stubGlobal('WxLogin', createWxLogin());
  });
  return () => vi.mocked(console.warn).mock.calls.map(([message]) => message as string);
}
