import { useState } from 'react';
import { EmailForm } from './EmailForm.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface LoginFormProps {
  text: Texts;
  canSignUp: boolean;
  /** Host of the application that asked for this login. */
  returnHost?: string | undefined;
  onSignedIn: () => Promise<void> | void;
}

/** The left half of the login page: the name of the service, and the form for e-mail and password. */
export function LoginForm({ text, canSignUp, returnHost, onSignedIn }: LoginFormProps) {
  const [signUp, setSignUp] = useState(false);
  useTitle(signUp ? text.submitSignUp : text.submit);
  return (
    <section className="pane">
      <h1>{signUp ? text.titleSignUp : text.title}</h1>
      <p className="muted">{returnHost ? text.continueHint(returnHost) : text.slogan}</p>
      <EmailForm text={text} canSignUp={canSignUp} onSignUp={setSignUp} onSignedIn={onSignedIn} />
    </section>
  );
}
