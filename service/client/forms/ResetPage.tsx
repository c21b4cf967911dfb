import { useState } from 'react';
import type { Texts } from '../texts/texts.js';
import { useTitle } from '../use-title.js';
import './forms.css';
import { NewPassword } from './NewPassword.js';
import { RequestReset } from './RequestReset.js';

interface ResetPageProps {
  text: Texts;
  /** Name of the service. */
  name: string;
  /** Address of the login page. */
  login: string;
}

/** Asks for the address of an account with a forgotten password. Behind the link of the e-mail, asks for a new password. */
export function ResetPage({ text, name, login }: ResetPageProps) {
  const [token, setToken] = useState(() => location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const words = text.reset;
  useTitle(token ? words.newTitle : words.title, name);
  return (
    <main className="card single">
      {token ? (
        <NewPassword
          text={text}
          token={token}
          login={login}
          onDone={() => setDone(true)}
          onAskAgain={() => setToken('')}
        />
      ) : (
        <RequestReset text={text} />
      )}
      {!isDone && (
        <a className="back" href={login}>
          {text.loginAgain}
        </a>
      )}
    </main>
  );
}
