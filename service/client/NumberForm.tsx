import { type FormEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react';
import type { Destination } from '../addresses.js';
import type { NumberAction } from '../server/mini-program-login/to-progress.js';
import { type LoginEnd, type NumberProblem, sendNumber } from './finish-login.js';
import type { Texts } from './texts/texts.js';

interface NumberFormProps {
  text: Texts;
  action: NumberAction;
  /** Address of the connection's logins. */
  baseUrl: string;
  to: Destination;
  onEnd: (end: LoginEnd) => void;
  onRefresh: () => void;
}

const DIGITS = 2;

/** Returns the digits of the text. Chinese input methods can produce full-width digits. */
const toDigits = (typed: string) => typed.normalize('NFKC').replace(/\D/g, '').slice(0, DIGITS);

/** Asks for the number that the phone shows. After a wrong number, the visitor needs a new QR code. */
export function NumberForm({ text, action, baseUrl, to, onEnd, onRefresh }: NumberFormProps) {
  const { id, expiresIn } = action;
  const [number, setNumber] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<NumberProblem>();
  const input = useRef<HTMLInputElement>(null);
  const base = useId();

  useEffect(() => {
    // Somebody else can have scanned the code, so a visitor who is typing keeps the focus.
    if (!(document.activeElement instanceof HTMLInputElement)) input.current?.focus();
    const timer = setTimeout(() => setProblem('expired'), expiresIn * 1000);
    return () => clearTimeout(timer);
  }, [expiresIn]);

  const send = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(undefined);
    const end = await sendNumber(`${baseUrl}/${encodeURIComponent(id)}`, number, to);
    if (typeof end === 'object') return onEnd(end);
    setProblem(end);
    setBusy(false);
  };
  const refresh = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    // The button is removed, so the box gets the focus.
    currentTarget.closest<HTMLElement>('[data-status]')?.focus();
    onRefresh();
  };

  if (problem === 'wrong_number' || problem === 'expired') {
    return (
      <>
        <p>{problem === 'expired' ? text.expired : text.numberWrong}</p>
        <button type="button" onClick={refresh}>
          {text.refresh}
        </button>
      </>
    );
  }
  return (
    <form className="number" onSubmit={send}>
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
        {problem && { offline: text.offline, too_many_requests: text.tooMany }[problem]}
      </p>
      <button type="submit" className="primary" disabled={busy || number.length < DIGITS}>
        {text.numberSubmit}
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
