import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { authClient } from '../auth-client.js';
import { explainError } from '../explain-error.js';
import type { Texts } from '../texts/texts.js';
import { KeepSignedIn, readKeepSignedIn } from './KeepSignedIn.js';
import { PasswordField } from './PasswordField.js';

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
  /** The field that the complaint is about. */
  const [wrong, setWrong] = useState<'email' | 'password'>();
  const fields = { email: useRef<HTMLInputElement>(null), password: useRef<HTMLInputElement>(null) };
  const complaintId = useId();
  const wrongField = wrong && fields[wrong];
  // Each failed attempt sets `complaint` anew.
  useEffect(() => {
    if (complaint) wrongField?.current?.focus();
  }, [complaint, wrongField]);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const rememberMe = readKeepSignedIn(event.currentTarget);
    const field = (name: string) => String(form.get(name) ?? '');
    const [name, email, password] = [field('name'), field('email'), field('password')];
    setBusy(true);
    setComplaint('');
    setWrong(undefined);
    const values = { name: name || email, email, password, rememberMe };
    const { error } = signUp
      ? await authClient.signUp.email(values)
      : await authClient.signIn.email({ email, password, rememberMe });
    if (!error) await onSignedIn();
    else {
      const known = messages[error.code ?? ''];
      setWrong(known && (known === 'emailTaken' ? 'email' : 'password'));
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
        <input
          ref={fields.email}
          type="email"
          name="email"
          autoComplete="username"
          placeholder="name@example.com"
          aria-invalid={wrong === 'email' || undefined}
          aria-describedby={complaintId}
          required
        />
      </label>
      <div className="with-link">
        <PasswordField
          text={text}
          isNew={signUp}
          isInvalid={wrong === 'password'}
          describedBy={complaintId}
          field={fields.password}
        />
        {resetPage && !signUp && <a href={resetPage}>{text.reset.link}</a>}
      </div>
      <KeepSignedIn text={text} />
      <p role="alert" className="complaint" id={complaintId}>
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
            setWrong(undefined);
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
