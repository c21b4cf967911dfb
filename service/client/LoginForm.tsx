import { type SyntheticEvent, useState } from 'react';
import { getCancelLink } from '../addresses.js';
import { translate } from '../localized.js';
import type { PageConfig, ShownApplication } from '../server/page-config.js';
import { SignInForms } from './forms/SignInForms.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface LoginFormProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  /** The application that asked for this login, and its request. */
  application: ShownApplication | undefined;
  request: string | undefined;
  /** Called before a form is sent, or a code by SMS. It can cancel the event. */
  onAsk: (event: SyntheticEvent) => void;
  onSignedIn: () => Promise<void> | void;
}

/** The left half of the login page: the name of the service, and the form for e-mail and password. */
export function LoginForm({ text, lang, config, application, request, onAsk, onSignedIn }: LoginFormProps) {
  const [signUp, setSignUp] = useState(false);
  const { branding, email } = config;
  const name = translate(branding.name, lang);
  const app = application && translate(application.name, lang);
  const slogan = branding.slogan && translate(branding.slogan, lang);
  useTitle(signUp ? text.submitSignUp : text.submit, name);
  return (
    <section className="pane" onSubmitCapture={onAsk}>
      {application?.logo && <img className="app-logo" src={application.logo} alt="" />}
      <h1>{signUp ? text.titleSignUp(name) : text.title(name)}</h1>
      <p className="muted">{app ? text.continueHint(app, name) : slogan}</p>
      <SignInForms
        text={text}
        ways={config}
        request={request}
        onAsk={onAsk}
        canSignUp={email === 'on'}
        onSignUp={setSignUp}
        onSignedIn={onSignedIn}
      />
      {app && request && (
        <a className="cancel" href={getCancelLink(request)}>
          {text.cancelTo(app)}
        </a>
      )}
    </section>
  );
}
