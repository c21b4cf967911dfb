import { useState } from 'react';
import type { Texts } from '../texts/texts.js';
import { useTitle } from '../use-title.js';
import './forms.css';
import { NewPassword } from './NewPassword.js';
import { RequestReset } from './RequestReset.js';
import { useFragment } from './use-fragment.js';

interface ResetPageProps {
  text: Texts;
  /** Name of the service. */
  name: string;
  /** Address of the login page. */
  login: string;
}

/** Asks for the address of an account with a forgotten password. Behind the link of the e-mail, asks for a new password. */
export function ResetPage({ text, name, login }: ResetPageProps) {
  const fragment = useFragment();
  const [expired, setExpired] = useState('');
  const token = fragment === expired ? '' : fragment;
  const [isDone, setDone] = useState(false);
  const words = text.reset;
  useTitle(token ? words.newTitle : words.title, name);
  return (
    <main className="card single">
      {token ? (
        <NewPassword
          key={token}
          text={text}
          token={token}
          login={login}
          onDone={() => setDone(true)}
          onAskAgain={() => setExpired(token)}
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
