import { useState } from 'react';
import { EmailForm } from './EmailForm.js';
import type { Texts } from './texts.js';
import { useTitle } from './use-title.js';

interface LoginFormProps {
  text: Texts;
  canSignUp: boolean;
  /** Named where another application asked for this login. */
  returnHost?: string | undefined;
  onSignedIn: () => Promise<void> | void;
}

/** The left half of the login page: whom one signs in to, and e-mail with password. */
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
