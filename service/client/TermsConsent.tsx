import { type RefObject, useId } from 'react';
import { type Localized, translate } from '../localized.js';
import type { Branding } from '../server/config/branding.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

interface TermsConsentProps {
  text: Texts;
  lang: Lang;
  branding: Branding;
  accepted: boolean;
  /** Whether the visitor has tried to sign in without it. */
  isMissing: boolean;
  box: RefObject<HTMLInputElement | null>;
  onChange: (accepted: boolean) => void;
}

/** The checkbox that accepts the terms of service and the privacy policy, with links to both. */
export function TermsConsent({
  text,
  lang,
  branding: { terms, privacy },
  accepted,
  isMissing,
  box,
  onChange,
}: TermsConsentProps) {
  const complaint = useId();
  const links = [
    [terms, text.terms],
    [privacy, text.privacy],
  ].filter((link): link is [Localized, string] => link[0] !== undefined);
  return (
    <div className="consent">
      <label>
        <input
          ref={box}
          type="checkbox"
          checked={accepted}
          aria-invalid={isMissing || undefined}
          aria-describedby={complaint}
          onChange={({ target }) => onChange(target.checked)}
        />
        <span>
          {text.accept}
          {links.map(([address, name], index) => (
            <span key={name}>
              {index > 0 && text.and}
              <a href={translate(address, lang)} target="_blank" rel="noopener noreferrer">
                {name}
              </a>
            </span>
          ))}
        </span>
      </label>
      <p role="alert" className="complaint" id={complaint}>
        {isMissing && text.acceptFirst}
      </p>
    </div>
  );
}
