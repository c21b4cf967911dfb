import { useState } from 'react';
import type { Texts } from './texts.js';

/** The other way in: what most login pages have beside the QR code. */
export function LoginForm({ text }: { text: Texts }) {
  const [tried, setTried] = useState(false);
  return (
    <section className="pane">
      <h1>{text.title}</h1>
      <p className="muted">{text.slogan}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
        }}
      >
        <label>
          {text.email}
          <input type="email" name="email" autoComplete="username" placeholder="name@example.com" required />
        </label>
        <label>
          {text.password}
          <input type="password" name="password" autoComplete="current-password" required />
        </label>
        <button type="submit" className="primary">
          {text.submit}
        </button>
        <p role="status" className="muted">
          {tried && text.noPassword}
        </p>
      </form>
    </section>
  );
}
