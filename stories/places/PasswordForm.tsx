import type { Language } from '../stage/language.js';
import { texts } from './texts.js';

/** The form of a login with a password. It sends nothing. */
export function PasswordForm({ lang }: { lang: Language }) {
  const text = texts[lang];
  return (
    <form className="fields" onSubmit={(event) => event.preventDefault()}>
      <label>
        {text.email}
        <input type="email" autoComplete="username" placeholder="name@example.com" />
      </label>
      <label>
        {text.password}
        <input type="password" autoComplete="current-password" />
      </label>
      <button type="submit" className="primary-button">
        {text.submit}
      </button>
    </form>
  );
}
