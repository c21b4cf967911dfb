import { type Localized, translate } from '../localized.js';
import type { Branding } from '../server/config/branding.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

interface LoginTermsProps {
  text: Texts;
  lang: Lang;
  branding: Branding;
}

/** Links to the terms of service and the privacy policy, as far as there are any. */
export function LoginTerms({ text, lang, branding: { terms, privacy } }: LoginTermsProps) {
  const links = [
    [terms, text.terms],
    [privacy, text.privacy],
  ].filter((link): link is [Localized, string] => link[0] !== undefined);
  if (links.length === 0) return null;
  return (
    <p className="muted">
      {text.acceptByScan}
      {links.map(([address, name], index) => (
        <span key={name}>
          {index > 0 && text.and}
          <a href={translate(address, lang)} target="_blank" rel="noopener noreferrer">
            {name}
          </a>
        </span>
      ))}
    </p>
  );
}
