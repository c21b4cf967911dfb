import { useEffect, useRef, useState } from 'react';
import type { ShownStranger } from '../server/stranger.js';
import { Avatar } from './Avatar.js';
import { authClient, type Visitor } from './auth-client.js';
import { type FormWays, SignInForms } from './forms/SignInForms.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface BindAccountProps {
  text: Texts;
  /** Name of the service. */
  name: string;
  stranger: ShownStranger;
  visitor: Visitor | null;
  canSignUp: boolean;
  ways: FormWays;
  onSettle: (how: 'bind' | 'new-account') => Promise<void>;
  onCancel: () => void;
}

/** Asks which account to connect WeChat to: an existing one or a new one. */
export function BindAccount({
  text,
  name: service,
  stranger,
  visitor: initialVisitor,
  canSignUp,
  ways,
  onSettle,
  onCancel,
}: BindAccountProps) {
  const [busy, setBusy] = useState(false);
  /** Null after the visitor has chosen to use another account. */
  const [visitor, setVisitor] = useState(initialVisitor);
  const [complaint, setComplaint] = useState('');
  const heading = useRef<HTMLHeadingElement>(null);
  useTitle(text.bindTitle, service);
  useEffect(() => {
    // The focused button was removed with the question.
    heading.current?.focus({ preventScroll: true });
  }, []);
  const settle = async (how: 'bind' | 'new-account') => {
    setBusy(true);
    await onSettle(how);
  };
  const changeAccount = async () => {
    const { error } = await authClient.signOut();
    if (error) return setComplaint(text.stillSignedIn);
    setComplaint('');
    setVisitor(null);
    // The focused button was removed.
    heading.current?.focus({ preventScroll: true });
  };
  const { name, doubt } = stranger;

  return (
    <main className="card single">
      <Avatar {...stranger} />
      <h1 tabIndex={-1} ref={heading}>
        {text.bindTitle}
      </h1>
      <p className="muted">{doubt ? text.bindDoubt[doubt] : text.bindText(name)}</p>
      {doubt && canSignUp && !visitor && <p className="muted">{text.bindDoubtNew[doubt]}</p>}
      {visitor ? (
        <div className="actions">
          <button type="button" className="primary" disabled={busy} onClick={() => settle('bind')}>
            {text.bindAs(visitor.name)}
          </button>
          <p role="alert" className="complaint">
            {complaint}
          </p>
          <button type="button" disabled={busy} onClick={changeAccount}>
            {text.bindOther}
          </button>
        </div>
      ) : (
        <SignInForms
          text={text}
          // The doubt is that the number has a new owner, so a code does not prove whose account it is.
          ways={doubt === 'phone_number' ? { ...ways, phone: 'off' } : ways}
          submit={text.bindSubmit}
          onSignedIn={() => settle('bind')}
        />
      )}
      <div className="actions">
        {canSignUp && !visitor && (
          <button type="button" disabled={busy} onClick={() => settle('new-account')}>
            {doubt ? text.bindDoubtCreate : text.bindNew}
          </button>
        )}
        <button type="button" className="quiet" disabled={busy} onClick={onCancel}>
          {text.bindCancel}
        </button>
      </div>
    </main>
  );
}
