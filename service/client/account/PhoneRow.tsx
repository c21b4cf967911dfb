import { useState } from 'react';
import type { ShownAccount } from '../../server/account/read-account.js';
import { PhoneForm } from '../forms/PhoneForm.js';
import { formatPhoneNumber } from '../forms/phone-client.js';
import type { Texts } from '../texts/texts.js';
import { SignInFirst } from './SignInFirst.js';

interface PhoneRowProps {
  text: Texts;
  account: ShownAccount;
  /** Whether the service sends codes, so that the number can be added or changed. */
  canChange: boolean;
  onChange: () => void;
  onSignInAgain: () => void;
}

/** Shows the phone number of the account, and a form that adds or changes it. */
export function PhoneRow({ text, account, canChange, onChange, onSignInAgain }: PhoneRowProps) {
  const [editing, setEditing] = useState(false);
  const words = text.account;
  const { phoneNumber, isFresh } = account;
  if (!phoneNumber && !canChange) return null;
  if (!editing) {
    const action = phoneNumber ? words.change : words.add;
    return (
      <div className="row">
        <span className="muted">{text.phone.number}</span>
        <span className="value">{phoneNumber ? formatPhoneNumber(phoneNumber) : words.none}</span>
        {canChange && (
          <button
            type="button"
            aria-label={`${action} ${text.phone.number}`}
            onClick={() => setEditing(true)}
          >
            {action}
          </button>
        )}
      </div>
    );
  }
  if (!isFresh) {
    // Before a code is sent in vain.
    return <SignInFirst {...{ text, onSignInAgain }} onCancel={() => setEditing(false)} />;
  }
  return (
    <div className="row-form">
      <PhoneForm
        text={text}
        submit={words.save}
        more={{ updatePhoneNumber: true }}
        onDone={() => {
          setEditing(false);
          onChange();
        }}
        onStale={onSignInAgain}
        onCancel={() => setEditing(false)}
        isFocused
      />
    </div>
  );
}
