import { beforeEach, vi } from 'vitest';
import { createWxLogin } from './support.js';

/**
 * Returns a function that reads the warnings of a test. Each warning is logged once per page, so each test imports new
 * modules.
 */
export function watchWarnings(): () => string[] {
  beforeEach(() => {
    vi.resetModules();
    vi.spyOn(console, 'warn').mockReturnValue();
    vi.stubGlobal('WxLogin', createWxLogin());
  });
  return () => vi.mocked(console.warn).mock.calls.map(([message]) => message as string);
}
