import { type FormEvent, useState } from 'react';
import { sendChange } from '../auth-client.js';
import { explainError } from '../explain-error.js';
import type { Texts } from '../texts/texts.js';

/** Asks for the e-mail address that gets a link. It says the same whether the address has an account or not. */
export function RequestReset({ text }: { text: Texts }) {
  const [busy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState('');
  const [sentTo, setSentTo] = useState('');
  const words = text.reset;
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const email = `${new FormData(event.currentTarget).get('email')}`;
    setBusy(true);
    setComplaint('');
    setSentTo('');
    const error = await sendChange('/request-password-reset', { email });
    if (error) setComplaint(explainError(error, text));
    else setSentTo(email);
    setBusy(false);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <p className="muted">{words.intro}</p>
      <form onSubmit={send}>
        <label>
          {text.email}
          <input type="email" name="email" autoComplete="username" placeholder="name@example.com" required />
        </label>
        <p role="status" className="muted sent">
          {sentTo && words.sent(sentTo)}
        </p>
        <p role="alert" className="complaint">
          {complaint}
        </p>
        <button type="submit" className="primary" disabled={busy}>
          {sentTo ? words.sendAgain : words.send}
        </button>
      </form>
    </>
  );
}
