import { type FormEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import type { NumberAction } from '../server/mini-program-login/to-progress.js';
import type { NumberProblem } from './finish-login.js';
import { getFailure } from './get-failure.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

/** Another account has the WeChat. The code of the failure page. */
export const TAKEN = 'account_already_linked_to_different_user';

/** Why the form stays. */
export type FormProblem = NumberProblem | typeof TAKEN | 'server_error';

interface NumberFormProps {
  text: Texts;
  lang: Lang;
  action: NumberAction;
  /** Text of the button. */
  submit: string;
  /** Sends the number. Resolves to undefined if the form has done its work. */
  send: (number: string) => Promise<FormProblem | undefined>;
  onRefresh: () => void;
}

const DIGITS = 2;

/** Returns the digits of the text. Chinese input methods can produce full-width digits. */
const toDigits = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS);

/** Asks for the number that the phone shows. After a wrong number, the visitor needs a new QR code. */
export function NumberForm({ text, lang, action, submit, send, onRefresh }: NumberFormProps) {
  const { expiresIn } = action;
  const [number, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<FormProblem>();
  const input = useRef<HTMLInputElement>(null);
  const base = useId();

  useEffect(() => {
    // Somebody else can have scanned the code, so a visitor who is typing keeps the focus.
    if (!(document.activeElement instanceof HTMLInputElement)) input.current?.focus();
    const timer = setTimeout(() => setProblem('expired'), expiresIn * 1000);
    return () => clearTimeout(timer);
  }, [expiresIn]);

  const onSubmit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const found = await send(number);
    if (!found) return;
    setProblem(found);
    setBusy(false);
  };
  const refresh = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The button is removed, so the box gets the focus.
    currentTarget.closest<HTMLElement>('[data-status]')?.focus();
    onRefresh();
  };

  if (problem === 'wrong_number' || problem === 'expired' || problem === TAKEN) {
    const [title, explanation] = getFailure(TAKEN, lang);
    return (
      <>
        {problem === TAKEN ? (
          <>
            <p className="name">{title}</p>
            <p className="muted">{explanation}</p>
          </>
        ) : (
          <p>{problem === 'expired' ? text.expired : text.numberWrong}</p>
        )}
        <button type="button" onClick={refresh}>
          {text.refresh}
        </button>
      </>
    );
  }
  return (
    <form className="number" onSubmit={onSubmit}>
      <label htmlFor={`${base}-number`}>{text.numberTitle}</label>
      <input
        ref={input}
        id={`${base}-number`}
        aria-describedby={`${base}-hint`}
        inputMode="numeric"
        autoComplete="off"
        required
        value={number}
        onChange={({ target }) => setNumber(toDigits(target.value))}
      />
      <p role="alert" className="complaint">
        {problem &&
          { offline: text.offline, too_many_requests: text.tooMany, server_error: text.tryAgain }[problem]}
      </p>
      <button type="submit" className="primary" disabled={busy || number.length < DIGITS}>
        {submit}
      </button>
      <p id={`${base}-hint`} className="muted">
        {text.numberHint}
      </p>
      <button type="button" className="quiet" onClick={refresh}>
        {text.refresh}
      </button>
    </form>
  );
}
