import { isIP } from 'node:net';
import { z } from 'zod';
import { secureUrl } from './config/values.js';

const flag = z.stringbool({ truthy: ['1', 'true', 'yes', 'on'], falsy: ['0', 'false', 'no', 'off'] });
const httpUrl = z.url({ protocol: /^https?$/, error: 'must be an http(s) address' });
const isOrigin = (text: string) =>
  !text.includes('*') && URL.canParse(text) && /^https?:/.test(text) && new URL(text).origin === text;
const quote = (input: unknown) => JSON.stringify(`${input}`.slice(0, 100));
const origin = z.string().refine(isOrigin, {
  error: ({ input }) => `must be an origin such as https://app.example, not ${quote(input)}`,
  abort: true,
});
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);
/** An IP address or a CIDR range. Host names are refused. */
const network = z.string().refine((text) => {
  const [address = '', bits, ...rest] = text.split('/');
  const most = { 4: 32, 6: 128 }[isIP(address)];
  const fits = bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (most ?? 0));
  return most !== undefined && fits && rest.length === 0;
}, 'must be addresses or CIDR ranges such as 10.0.0.0/8');

/** Schema and default of each environment variable. `readSettings` checks how they depend on each other. */
export const environment = z.object({
  CONNECTIONS_FILE: z.string().optional(),
  WECHAT_APP_ID: z.string().optional(),
  WECHAT_APP_SECRET: z.string().optional(),
  WECHAT_REDIRECT_URI: httpUrl.optional(),
  WECHAT_OFFICIAL_ACCOUNT_URL: secureUrl.optional(),
  WECHAT_DISPLAY_NAME: z.string().default(''),
  WECHAT_SIMULATOR: flag.default(false),
  MINI_PROGRAM_APP_ID: z.string().optional(),
  MINI_PROGRAM_APP_SECRET: z.string().optional(),
  MINI_PROGRAM_PAGE: z
    .string()
    .regex(/^[^/?][^?]*$/, 'must be a page of the mini program such as pages/scan/scan')
    .default('pages/scan/scan'),
  MINI_PROGRAM_ENV_VERSION: z.enum(['release', 'trial', 'develop']).default('release'),
  MINI_PROGRAM_LINK: z.url({ protocol: /^https$/, error: 'must be an https address' }).optional(),
  MINI_PROGRAM_PHONE_NUMBER: z.enum(['none', 'optional', 'required']).default('optional'),
  WECHAT_TIMEOUT: z.coerce.number('must be a number of ms').int().positive().default(8000),
  SMS_WEBHOOK_URL: secureUrl.optional(),
  EMAIL_WEBHOOK_URL: secureUrl.optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^(whsec_)?[A-Za-z\d+/]{32,}={0,2}$/, 'must be base64. Create one with: openssl rand -base64 32')
    .optional(),
  SMS_COUNTRIES: list
    .pipe(z.array(z.string().regex(/^[1-9]\d{0,3}$/, 'must be country codes such as 86,852')).min(1))
    .prefault('86'),
  LOGIN_ONLY: flag.default(false),
  ACCOUNT_ASSOCIATION: z.enum(['off', 'match', 'ask']).default('off'),
  RETURN_TO_ORIGINS: z
    .undefined('was replaced: list your applications in connections.json, and sign in by OpenID Connect')
    .optional(),
  ADMINISTRATORS: list.pipe(z.array(z.string().max(64)).max(100)).default([]),
  BETTER_AUTH_URL: origin.optional(),
  BETTER_AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// address' }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'must be a redis:// address' }).optional(),
  DATA_DIR: z.string().default('.data'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('must be a port').int().min(0).max(65_535).default(3000),
  TRUSTED_PROXIES: list.pipe(z.array(network)).default([]),
});
