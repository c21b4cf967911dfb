import { isPlaceholderEmail } from '../wechat-profile.js';

/** The columns of the user table that claims are made of. */
export interface ClaimedUser {
  name: string;
  email: string;
  emailVerified: boolean;
  image?: string | null | undefined;
  unionid?: string | null | undefined;
  phoneNumber?: string | null | undefined;
  phoneNumberVerified?: boolean | null | undefined;
}

/**
 * Creates the claims about a user for the granted scopes. Placeholder e-mail addresses and phone numbers that are not
 * verified are left out.
 */
export function createClaims(user: ClaimedUser, scopes: readonly string[]): Record<string, string | boolean> {
  const { name, email, emailVerified, image, unionid, phoneNumber, phoneNumberVerified } = user;
  const hasEmail = !isPlaceholderEmail(email);
  return {
    ...(scopes.includes('profile') && { name, ...(image && { picture: image }) }),
    ...(scopes.includes('email') && hasEmail && { email, email_verified: emailVerified }),
    ...(scopes.includes('unionid') && unionid && { unionid }),
    ...(scopes.includes('phone') &&
      phoneNumber &&
      phoneNumberVerified && { phone_number: phoneNumber, phone_number_verified: true }),
  };
}

/** Removes a placeholder e-mail address from better-auth's answer about a user, which has no option for it. */
export async function withoutPlaceholder(response: Response): Promise<Response> {
  if (!response.ok) return response;
  const { email, email_verified, ...claims } = await response.json();
  const hasEmail = email !== undefined && !isPlaceholderEmail(`${email}`);
  const headers = new Headers(response.headers);
  headers.delete('content-length');
  return Response.json({ ...claims, ...(hasEmail && { email, email_verified }) }, { headers });
}
