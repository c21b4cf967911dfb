import { type FormEvent, useState } from 'react';
import { authClient } from './auth-client.js';
import { explainError } from './explain-error.js';
import { KeepSignedIn, readKeepSignedIn } from './forms/KeepSignedIn.js';
import type { Texts } from './texts/texts.js';

interface EmailFormProps {
  text: Texts;
  /** Whether the form offers to sign up. */
  canSignUp?: boolean;
  submit?: string;
  /** Address of the page for a forgotten password, if there is one. */
  resetPage?: string;
  onSignUp?: (signUp: boolean) => void;
  onSignedIn: () => Promise<void> | void;
}

const messages: Record<string, 'wrongPassword' | 'emailTaken' | 'shortPassword'> = {
  INVALID_EMAIL_OR_PASSWORD: 'wrongPassword',
  INVALID_EMAIL: 'wrongPassword',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'emailTaken',
  PASSWORD_TOO_SHORT: 'shortPassword',
};

/** Signs in or up with e-mail address and password. */
export function EmailForm({ text, canSignUp, submit, resetPage, onSignUp, onSignedIn }: EmailFormProps) {
  const [signUp, setSignUp] = useState(false);
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState('');

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const rememberMe = readKeepSignedIn(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const [name, email, password] = [field('name'), field('email'), field('password')];
    setBusy(true);
    setComplaint('');
    const values = { name: name || email, email, password, rememberMe };
    const { error } = signUp
      ? await authClient.signUp.email(values)
      : await authClient.signIn.email({ email, password, rememberMe });
    if (!error) await onSignedIn();
    else {
      const known = messages[error.code ?? ''];
      setComplaint(known ? text[known] : explainError(error, text));
    }
    setBusy(false);
  };

  return (
    <form onSubmit={send}>
      {signUp && (
        <label>
          {text.name}
          <input name="name" autoComplete="name" required />
        </label>
      )}
      <label>
        {text.email}
        <input type="email" name="email" autoComplete="username" placeholder="name@example.com" required />
      </label>
      <div className="with-link">
        <label>
          {text.password}
          <input
            type="password"
            name="password"
            autoComplete={signUp ? 'new-password' : 'current-password'}
            required
          />
        </label>
        {resetPage && !signUp && <a href={resetPage}>{text.reset.link}</a>}
      </div>
      <KeepSignedIn text={text} />
      <p role="alert" className="complaint">
        {complaint}
      </p>
      <button type="submit" className="primary" disabled={busy}>
        {signUp ? text.submitSignUp : (submit ?? text.submit)}
      </button>
      {canSignUp && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            setComplaint('');
            setSignUp(!signUp);
            onSignUp?.(!signUp);
          }}
        >
          {signUp ? text.toSignIn : text.toSignUp}
        </button>
      )}
    </form>
  );
}
