import { z } from 'zod';
import { connectionId } from './connection.js';
import { localized } from './localized.js';
import { picture, returnUrl, secret, secureUrl } from './values.js';

/** What an application can ask for. `offline_access` allows refresh tokens. */
export const SCOPES = ['openid', 'profile', 'email', 'phone', 'unionid', 'offline_access'] as const;

/** The schema of an application in connections.json. */
export const applicationSchema = z.strictObject({
  clientId: z.string().regex(/^[\w.-]{1,64}$/, 'must have letters, digits, -, _ and . only'),
  clientSecret: secret.optional(),
  name: localized(40).describe('Name on the login page.'),
  logo: picture.optional().describe('Picture on the login page. Square.'),
  loginUrl: secureUrl.optional().describe('Page of the application that starts a login.'),
  redirectUris: z.array(returnUrl).min(1).max(20).describe('Exact addresses that a login returns to.'),
  logoutUris: z.array(returnUrl).max(20).default([]).describe('Exact addresses that a logout returns to.'),
  clientAuthentication: z
    .enum(['client_secret_basic', 'client_secret_post', 'none'])
    .default('client_secret_basic')
    .describe('How it sends its secret. "none": it runs in the browser and has no secret.'),
  scopes: z
    .array(z.enum(SCOPES))
    .min(1)
    .max(SCOPES.length)
    .default(['openid', 'profile', 'email'])
    .describe('What it may ask for. "phone" and "unionid" have to be listed.'),
  connections: z
    .array(connectionId)
    .min(1)
    .max(22)
    .optional()
    .describe('Ids of the connections that it offers, "email" and "phone". All, if omitted.'),
});

/** An application that signs its visitors in here, by OpenID Connect. */
export type Application = Omit<z.infer<typeof applicationSchema>, 'clientSecret'> & {
  clientSecret: string | undefined;
};
