import { useState } from 'react';
import type { Texts } from '../texts/texts.js';
import { AskFirst } from './AskFirst.js';
import { changeAccount } from './account-client.js';

interface DeleteAccountProps {
  text: Texts;
  onDeleted: () => void;
  onSignInAgain: () => void;
}

/** Deletes the account after a confirmation. */
export function DeleteAccount({ text, onDeleted, onSignInAgain }: DeleteAccountProps) {
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <button type="button" className="quiet" onClick={() => setAsking(true)}>
        {text.account.remove}
      </button>
    );
  }
  return (
    <AskFirst
      text={text}
      question={text.account.removeAsk}
      yes={text.account.removeYes}
      onYes={async () => {
        const refusal = await changeAccount('/delete-user', {}, text);
        if (!refusal) onDeleted();
        return refusal;
      }}
      onCancel={() => setAsking(false)}
      onSignInAgain={onSignInAgain}
    />
  );
}
