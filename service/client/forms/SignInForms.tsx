import { type SyntheticEvent, useState } from 'react';
import { RESET_PATH, withDestination } from '../../addresses.js';
import type { PageConfig } from '../../server/page-config.js';
import type { Texts } from '../texts/texts.js';
import { EmailForm } from './EmailForm.js';
import './forms.css';
import { KeepSignedIn } from './KeepSignedIn.js';
import { PhoneForm } from './PhoneForm.js';

/** The ways to sign in without WeChat that the service offers. */
export type FormWays = Pick<PageConfig, 'email' | 'phone' | 'passwordReset'>;

interface SignInFormsProps {
  text: Texts;
  ways: FormWays;
  /** Whether the form for e-mail offers to sign up. */
  canSignUp?: boolean;
  submit?: string;
  /** The authorization request of an application. */
  request?: string | undefined;
  /** Called before a code is sent by SMS. It can cancel the event. */
  onAsk?: (event: SyntheticEvent) => void;
  onSignUp?: (signUp: boolean) => void;
  onSignedIn: () => Promise<void> | void;
}

/** The form for e-mail and password or for phone number and code, with a button that changes between them. */
export function SignInForms({
  text,
  ways,
  canSignUp,
  submit,
  request,
  onAsk,
  onSignUp,
  onSignedIn,
}: SignInFormsProps) {
  const { email, phone, passwordReset } = ways;
  const hasBoth = email !== 'off' && phone !== 'off';
  const [byPhone, setByPhone] = useState(email === 'off');
  if (email === 'off' && phone === 'off') return null;
  return (
    <div className="ways-in">
      {byPhone ? (
        <PhoneForm text={text} submit={submit ?? text.submit} onDone={onSignedIn} {...(onAsk && { onAsk })}>
          <KeepSignedIn text={text} />
        </PhoneForm>
      ) : (
        <EmailForm
          text={text}
          {...(canSignUp && { canSignUp })}
          {...(submit && { submit })}
          {...(passwordReset && { resetPage: withDestination(RESET_PATH, { request }) })}
          {...(onSignUp && { onSignUp })}
          onSignedIn={onSignedIn}
        />
      )}
      {hasBoth && (
        <button
          type="button"
          className="quiet"
          onClick={() => {
            onSignUp?.(false);
            setByPhone(!byPhone);
          }}
        >
          {byPhone ? text.phone.useEmail : text.phone.usePhone}
        </button>
      )}
    </div>
  );
}
