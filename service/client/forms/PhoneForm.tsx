import {
  type FormEvent,
  type ReactNode,
  type SyntheticEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';
import type { Texts } from '../texts/texts.js';
import './forms.css';
import { readKeepSignedIn } from './KeepSignedIn.js';
import { formatPhoneNumber, type PhoneProblem, sendPhoneRequest, toPhoneNumber } from './phone-client.js';
import { useCountdown } from './use-countdown.js';

interface PhoneFormProps {
  text: Texts;
  submit: string;
  /** More fields of the request that checks the code. @default `rememberMe`, for signing in */
  more?: { updatePhoneNumber?: true };
  /** Shown above the button. */
  children?: ReactNode;
  /** Called before a code is sent. It can cancel the event. */
  onAsk?: (event: SyntheticEvent) => void;
  /** Called after the code was right. */
  onDone: () => Promise<void> | void;
  /** Offered if the session is too old to change the number. */
  onStale?: () => void;
  onCancel?: () => void;
  /** Whether the number has the focus at first. */
  isFocused?: boolean;
}

/** Seconds between two codes. */
const PAUSE = 60;

/** Asks for a phone number, sends a code to it, and checks the code. */
export function PhoneForm({
  text,
  submit,
  more,
  children,
  onAsk,
  onDone,
  onStale,
  onCancel,
  isFocused,
}: PhoneFormProps) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PhoneProblem>();
  const [sent, setSent] = useState('');
  const [rest, startCountdown] = useCountdown();
  const fields = { phone: useRef<HTMLInputElement>(null), code: useRef<HTMLInputElement>(null) };
  const { phone } = fields;
  useEffect(() => {
    if (isFocused) phone.current?.focus();
  }, [isFocused, phone]);
  const alert = useId();
  const words = text.phone;

  const complain = (found: PhoneProblem) => {
    setProblem(found);
    if (found.field) fields[found.field].current?.focus();
  };
  /** Sends the request for the number that is typed. Returns whether it succeeded. */
  const request = async (path: 'send-otp' | 'verify', values: object = {}) => {
    const phoneNumber = toPhoneNumber(fields.phone.current?.value ?? '');
    setProblem(undefined);
    if (!phoneNumber) return complain({ message: words.malformed, field: 'phone' });
    setBusy(true);
    const found = await sendPhoneRequest(path, { phoneNumber, ...values }, text);
    setBusy(false);
    if (!found) return phoneNumber;
    complain(found);
  };
  const sendCode = async (event: SyntheticEvent) => {
    onAsk?.(event);
    if (event.defaultPrevented) return;
    const number = await request('send-otp');
    if (!number) return;
    setSent(number);
    startCountdown(PAUSE);
    fields.code.current?.focus();
  };
  const check = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const options = more ?? { rememberMe: readKeepSignedIn(event.currentTarget) };
    const code = (fields.code.current?.value ?? '').normalize('NFKC').replace(/\D/g, '');
    if (code.length !== 6) return complain({ message: words.wrong, field: 'code' });
    if (await request('verify', { code, ...options })) await onDone();
  };
  const invalid = (field: PhoneProblem['field']) =>
    problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': alert } : {};

  const button =
    problem?.isStale && onStale ? (
      <button type="button" className="primary" onClick={onStale}>
        {text.account.signInAgain}
      </button>
    ) : (
      <button type="submit" className="primary" disabled={busy}>
        {submit}
      </button>
    );

  return (
    <form onSubmit={check} noValidate>
      <label>
        {words.number}
        <input
          ref={fields.phone}
          type="tel"
          name="phone"
          autoComplete="tel"
          placeholder={words.example}
          required
          {...invalid('phone')}
        />
      </label>
      <div className="code-row">
        <label>
          {words.code}
          <input
            ref={fields.code}
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={6}
            required
            {...invalid('code')}
          />
        </label>
        <button type="button" disabled={busy || rest > 0} onClick={sendCode}>
          {rest > 0 ? words.again(rest) : words.send}
        </button>
      </div>
      {/* Not the countdown, which a screen reader would read each second. */}
      <p role="status" className="muted sent">
        {sent && words.sent(formatPhoneNumber(sent))}
      </p>
      <p role="alert" className="complaint" id={alert}>
        {problem?.message}
      </p>
      {children}
      {onCancel ? (
        <div className="actions pair">
          <button type="button" onClick={onCancel}>
            {text.account.cancel}
          </button>
          {button}
        </div>
      ) : (
        button
      )}
    </form>
  );
}
