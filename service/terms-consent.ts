import type { Branding } from './server/config/branding.js';

/** Name of the cookie. It is a cookie, so that the server knows whether it may start a login with WeChat. */
const COOKIE = 'terms_accepted';

/** Seconds in a year. */
const YEAR = 31_536_000;

/** Whether a `Cookie` header, or `document.cookie`, says that the visitor has accepted the terms on this device. */
export const hasAcceptedTerms = (cookies: string): boolean => cookies.split('; ').includes(`${COOKIE}=1`);

/** Whether visitors have to accept terms before anything is asked of WeChat. */
export const hasTerms = ({ terms, privacy }: Branding): boolean => Boolean(terms ?? privacy);

/** Remembers on this device whether the visitor accepts the terms. */
export function saveConsent(accepted: boolean): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari before 2025.
  document.cookie = `${COOKIE}=1; path=/; samesite=lax; max-age=${accepted ? YEAR : 0}`;
}
