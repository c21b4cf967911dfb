import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { sendChange } from '../auth-client.js';
import { explainError } from '../explain-error.js';
import type { Texts } from '../texts/texts.js';
import { PasswordField } from './PasswordField.js';

interface NewPasswordProps {
  text: Texts;
  token: string;
  /** Address of the login page. */
  login: string;
  onDone: () => void;
  /** Called if the link has expired, and the visitor wants another one. */
  onAskAgain: () => void;
}

/** better-auth's shortest password. */
const MIN_LENGTH = 8;

/** Asks for the new password. Afterwards, the visitor signs in with it. */
export function NewPassword({ text, token, login, onDone, onAskAgain }: NewPasswordProps) {
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState('');
  const [end, setEnd] = useState<'done' | 'expired'>();
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const alert = useId();
  const words = text.reset;
  useEffect(() => {
    // The form that had the focus is gone.
    if (end) heading.current?.focus({ preventScroll: true });
  }, [end]);

  const complain = (message: string) => {
    setComplaint(message);
    input.current?.focus();
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const newPassword = input.current?.value ?? '';
    if (newPassword.length < MIN_LENGTH) return complain(text.shortPassword);
    setBusy(true);
    setComplaint('');
    const error = await sendChange('/reset-password', { token, newPassword });
    setBusy(false);
    if (!error) {
      setEnd('done');
      onDone();
    } else if (/^(INVALID_TOKEN|USER_NOT_FOUND)$/.test(error.code ?? '')) setEnd('expired');
    else complain(explainError(error, text));
  };

  if (end) {
    const isDone = end === 'done';
    return (
      <>
        <h1 tabIndex={-1} ref={heading}>
          {isDone ? words.done : words.expired}
        </h1>
        <p className="muted">{isDone ? words.doneHint : words.expiredHint}</p>
        <div className="actions">
          {isDone ? (
            <a className="primary" href={login}>
              {text.submit}
            </a>
          ) : (
            <button type="button" className="primary" onClick={onAskAgain}>
              {words.askAgain}
            </button>
          )}
        </div>
      </>
    );
  }
  return (
    <>
      <h1>{words.newTitle}</h1>
      <form onSubmit={save} noValidate>
        <PasswordField
          text={text}
          label={words.newPassword}
          isNew
          isInvalid={Boolean(complaint)}
          describedBy={alert}
          field={input}
        />
        <p role="alert" className="complaint" id={alert}>
          {complaint}
        </p>
        <button type="submit" className="primary" disabled={busy}>
          {words.save}
        </button>
      </form>
    </>
  );
}
