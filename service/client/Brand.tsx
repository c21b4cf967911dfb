import { translate } from '../localized.js';
import type { Branding } from '../server/config/branding.js';
import type { Lang } from './preferences.js';

/** The logo and the name of the service, as a link to the login page. */
export function Brand({ branding, lang }: { branding: Branding; lang: Lang }) {
  return (
    <a className="brand" href="/">
      {branding.logo ? (
        <img src={branding.logo} alt="" width={28} height={28} />
      ) : (
        <svg viewBox="0 0 32 32" aria-hidden="true">
          <rect width="32" height="32" rx="9" />
          <path d="M11 9h10l-2 4c3 3 3 8-1 10h-4c-4-2-4-7-1-10z" />
        </svg>
      )}
      {translate(branding.name, lang)}
    </a>
  );
}
