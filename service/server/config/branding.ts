import { z } from 'zod';
import { LANGUAGES } from '../../localized.js';
import { localized } from './localized.js';
import { picture, secureUrl } from './values.js';

const color = z.string().regex(/^#[\da-f]{6}$/i, 'must be a color such as #1d6b57');
const link = z.union([secureUrl, z.strictObject({ cn: secureUrl, en: secureUrl })]);

/** The schema of the branding in connections.json. */
export const brandingSchema = z.strictObject({
  name: localized(40).describe('Name of your service.'),
  slogan: localized(80).optional().describe('Below the title of the login page.'),
  logo: picture.optional().describe('Beside the name. Square.'),
  colors: z
    .strictObject({
      light: color.default('#1d6b57').describe('Buttons and links on light pages.'),
      dark: color.default('#5fc2a4').describe('Buttons and links on dark pages.'),
    })
    .prefault({}),
  terms: link.optional().describe('Address of the terms of service.'),
  privacy: link.optional().describe('Address of the privacy policy.'),
  languages: z
    .array(z.enum(LANGUAGES))
    .min(1)
    .max(LANGUAGES.length)
    .default([...LANGUAGES])
    .describe('Languages of the pages. The first one is used for other browsers.'),
});

/** How the pages present your service. */
export type Branding = z.infer<typeof brandingSchema>;

/** The branding of the example that `npm start` shows. */
export const EXAMPLE_BRANDING = brandingSchema.parse({
  name: { cn: '青瓷', en: 'Celadon' },
  slogan: { cn: '把团队的想法，烧制成器。', en: "Where a team's ideas are fired into form." },
});
