import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Texts } from '../texts/texts.js';
import type { Refusal } from './account-client.js';

interface AskFirstProps {
  text: Texts;
  /** What happens after the confirmation. */
  question: string;
  yes: string;
  onYes: () => Promise<Refusal | undefined>;
  onCancel: () => void;
  /** Signs the visitor out. Offered if the session is too old for this action. */
  onSignInAgain: () => void;
}

/** Asks the visitor to confirm an action that cannot be undone. */
export function AskFirst({ text, question, yes, onYes, onCancel, onSignInAgain }: AskFirstProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const panel = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone.
  useEffect(() => panel.current?.focus(), []);
  const confirm = async () => {
    setBusy(true);
    setRefusal(await onYes());
    setBusy(false);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be focused, and has a legend instead of a text.
    <div className="ask" role="group" aria-label={question} tabIndex={-1} ref={panel}>
      <p className="muted">{question}</p>
      <p role="alert" className="complaint">
        {refusal?.message}
      </p>
      <div className="actions pair">
        <button type="button" disabled={busy} onClick={onCancel}>
          {text.account.cancel}
        </button>
        {refusal?.isStale ? (
          <button type="button" className="primary" onClick={onSignInAgain}>
            {text.account.signInAgain}
          </button>
        ) : (
          <button type="button" className="danger" disabled={busy} onClick={confirm}>
            {yes}
          </button>
        )}
      </div>
    </div>
  );
}
