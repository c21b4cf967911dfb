import { z } from 'zod';
import type { Localized } from '../../localized.js';

/** Creates the schema of a text that visitors read: one string for all languages, or one per language. */
export const localized = (max: number): z.ZodType<Localized> => {
  const text = z.string().trim().min(1).max(max);
  return z
    .union([text, z.strictObject({ cn: text, en: text })])
    .describe('One text for all languages, or one per language: { "cn": "…", "en": "…" }.');
};
