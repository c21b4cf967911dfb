import { useState } from 'react';
import { translate } from '../localized.js';
import type { PageConfig } from '../server/page-config.js';
import { EmailForm } from './EmailForm.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface LoginFormProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  /** Host of the application that asked for this login. */
  returnHost?: string | undefined;
  onSignedIn: () => Promise<void> | void;
}

/** The left half of the login page: the name of the service, and the form for e-mail and password. */
export function LoginForm({ text, lang, config, returnHost, onSignedIn }: LoginFormProps) {
  const [signUp, setSignUp] = useState(false);
  const { branding, email } = config;
  const name = translate(branding.name, lang);
  const slogan = branding.slogan && translate(branding.slogan, lang);
  useTitle(signUp ? text.submitSignUp : text.submit, name);
  return (
    <section className="pane">
      <h1>{signUp ? text.titleSignUp(name) : text.title(name)}</h1>
      <p className="muted">{returnHost ? text.continueHint(returnHost, name) : slogan}</p>
      {email !== 'off' && (
        <EmailForm text={text} canSignUp={email === 'on'} onSignUp={setSignUp} onSignedIn={onSignedIn} />
      )}
    </section>
  );
}
