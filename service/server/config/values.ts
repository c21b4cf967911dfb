import { z } from 'zod';

/** Returns whether the URL's host is this computer. */
export const isLoopback = (url: string) =>
  /^(localhost|127\.\d+\.\d+\.\d+|\[::1\]|.*\.localhost)$/.test(new URL(url).hostname);

const INSECURE = 'must be https, because http is not encrypted (http is allowed on localhost)';
const isSecure = (url: string) => !URL.canParse(url) || new URL(url).protocol === 'https:' || isLoopback(url);
/** A fragment would be lost or take the answer's place. User info before @ can look like a host. */
const isPlain = (url: string) => {
  if (!URL.canParse(url)) return true;
  const { username, password } = new URL(url);
  return !url.includes('#') && !username && !password;
};

/** An absolute http(s) address. Not encrypted only on this computer. */
export const secureUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http(s) address' })
  .max(2048)
  .refine(isSecure, INSECURE);

/** An address that browsers are sent to with an answer. It has neither fragment nor user info. */
export const returnUrl = secureUrl.refine(isPlain, 'must have no # and no user name');

/** The address of a picture: https, a path of this server, or the picture itself as a `data:` URL. */
export const picture = z
  .string()
  .max(64 * 1024)
  .regex(/^(https:\/\/|\/(?!\/)|data:image\/)/, 'must start with https://, / or data:image/')
  .describe('Address of a picture: https://…, a path of this server, or a data: URL.');

/** A secret, or the name of the environment variable that contains it. */
export const secret = z
  .union([
    z.string().min(1).max(512),
    z.strictObject({ env: z.string().regex(/^[A-Za-z_]\w*$/, 'must be the name of a variable') }),
  ])
  .describe('The secret, or the environment variable that contains it: { "env": "NAME" }.');

export type Secret = z.infer<typeof secret>;
