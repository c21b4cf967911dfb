import { getFailure } from './get-failure.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface FailedPageProps {
  text: Texts;
  lang: Lang;
  /** Name of the service. */
  name: string;
  code: string | null;
  /** Whether a visitor is signed in. */
  isSignedIn: boolean;
  /** Address of the login page, which shows the account page to signed-in visitors. */
  login: string;
}

/** Failures that a second try can solve. */
const RETRY = /^(offline|server_error|too_many_requests|wechat_(timeout|unreachable|malformed))$/;

/** Explains why a login failed or a page is missing, and links to what helps. */
export function FailedPage({ text, lang, name, code, isSignedIn, login }: FailedPageProps) {
  const [title, explanation] = getFailure(code, lang);
  useTitle(title, name);
  return (
    <main className="card single">
      <svg className="mark" viewBox="0 0 48 48" aria-hidden="true">
        <circle cx="24" cy="24" r="22" />
        <path d="M24 13v14m0 7v.5" />
      </svg>
      <h1>{title}</h1>
      <p className="muted">{explanation}</p>
      <div className="actions">
        <a className="primary" href={login}>
          {isSignedIn ? text.toAccount : RETRY.test(code ?? '') ? text.retry : text.loginAgain}
        </a>
      </div>
    </main>
  );
}
