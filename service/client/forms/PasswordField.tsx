import { type RefObject, useId, useState } from 'react';
import type { Texts } from '../texts/texts.js';

interface PasswordFieldProps {
  text: Texts;
  /** @default text.password */
  label?: string;
  /** Whether the visitor chooses the password. The field then tells how long it has to be. */
  isNew?: boolean;
  isInvalid?: boolean;
  /** Id of the message that explains the error. */
  describedBy?: string;
  field?: RefObject<HTMLInputElement | null>;
}

/** The field for a password, with a button that shows it. */
export function PasswordField({
  text,
  label = text.password,
  isNew = false,
  isInvalid,
  describedBy,
  field,
}: PasswordFieldProps) {
  const [isShown, setShown] = useState(false);
  const id = useId();
  const hint = `${id}-hint`;
  return (
    <div className="password">
      <label htmlFor={id}>
        {label}
        {isNew && (
          <span className="muted" id={hint} aria-hidden="true">
            {text.passwordHint}
          </span>
        )}
      </label>
      <input
        ref={field}
        id={id}
        type={isShown ? 'text' : 'password'}
        name="password"
        autoComplete={isNew ? 'new-password' : 'current-password'}
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={isInvalid || undefined}
        aria-describedby={[isNew && hint, describedBy].filter(Boolean).join(' ') || undefined}
        required
      />
      <button type="button" aria-pressed={isShown} onClick={() => setShown(!isShown)}>
        {text.showPassword}
      </button>
    </div>
  );
}
