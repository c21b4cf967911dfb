import { z } from 'zod';
import { localized } from './localized.js';
import { picture, returnUrl, secret } from './values.js';

/** Ids that have a meaning of their own: login by e-mail and by phone number. `phone` is also a part of the mini program API. */
const RESERVED = ['email', 'phone'];

/** The id of a connection. It is in addresses and sessions, so it never changes. */
export const connectionId = z
  .string()
  .regex(/^[a-z\d-]{1,31}$/, 'must have lowercase letters, digits and -, and fewer than 32 characters');

/** What association `match` compares. */
export const MATCH_FIELDS = ['unionid', 'email', 'phone_number'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

const common = {
  id: connectionId
    .refine((id) => !RESERVED.includes(id), `must not be ${RESERVED.join(' or ')}`)
    .describe('Lowercase letters, digits and -. Fewer than 32 characters, unique, never changed.'),
  displayName: localized(40).optional().describe('Name on its button, its tab and the phone page.'),
  appId: z
    .string()
    .regex(/^[\w-]{1,64}$/, 'must be an AppID such as wx0123456789abcdef')
    .describe('AppID from open.weixin.qq.com or mp.weixin.qq.com.'),
  appSecret: secret,
  callbackUrl: returnUrl
    .optional()
    .describe('Gets an ID token by form post after a login that no application has asked for.'),
  loginOnly: z.boolean().default(false).describe('Whether only existing accounts can sign in.'),
  association: z
    .enum(['off', 'match', 'ask'])
    .default('off')
    .describe('How a new WeChat identity finds its account: not at all, by equal fields, or by asking.'),
  matchFields: z
    .array(z.enum(MATCH_FIELDS))
    .min(1)
    .max(MATCH_FIELDS.length)
    .default([...MATCH_FIELDS])
    .describe('What association "match" compares.'),
};

const website = z.strictObject({ type: z.literal('website'), ...common });

const officialAccount = z.strictObject({ type: z.literal('official-account'), ...common });

const miniProgram = z.strictObject({
  type: z.literal('mini-program'),
  ...common,
  logo: picture.optional().describe('Drawn in the middle of the code.'),
  page: z
    .string()
    .max(128)
    .regex(/^[^/?][^?]*$/, 'must be a page of the mini program such as pages/scan/scan')
    .default('pages/scan/scan')
    .describe('The page that the code opens, without a leading slash.'),
  envVersion: z
    .enum(['release', 'trial', 'develop'])
    .default('release')
    .describe('The version of the mini program that opens.'),
  link: z
    .url({ protocol: /^https$/, error: 'must be an https address' })
    .max(1024)
    .optional()
    .describe('Ordinary link that opens the mini program. It is drawn instead of WeChat’s picture.'),
  phoneNumber: z
    .enum(['none', 'optional', 'required'])
    .default('optional')
    .describe('Whether the phone can or must share its phone number.'),
});

/** The schema of a connection in connections.json. */
export const connectionSchema = z.discriminatedUnion('type', [website, miniProgram, officialAccount]);

type WithSecret<T> = T extends unknown ? Omit<T, 'appSecret'> & { appSecret: string } : never;

/** One way in by WeChat: a website app, a mini program or an official account. */
export type Connection = WithSecret<z.infer<typeof connectionSchema>>;
export type ConnectionType = Connection['type'];
export type MiniProgramConnection = Extract<Connection, { type: 'mini-program' }>;

/** The rules of a connection that decide about accounts. */
export type AccountRules = Pick<Connection, 'id' | 'association' | 'matchFields' | 'loginOnly'>;

export const isMiniProgram = (connection: Connection): connection is MiniProgramConnection =>
  connection.type === 'mini-program';
