import { useEffect, useState } from 'react';
import { failedPage } from '../addresses.js';
import { Avatar } from './Avatar.js';
import { fetchStranger, forgetStranger, settleStranger, type Visitor } from './auth-client.js';
import { EmailForm } from './EmailForm.js';
import type { Texts } from './texts.js';
import { useTitle } from './use-title.js';

interface BindPageProps {
  text: Texts;
  visitor: Visitor | null;
  canSignUp: boolean;
  returnTo: string | undefined;
  /** Where to go when it is done, and when the visitor would rather not. */
  next: string;
  login: string;
}

/** For association `ask`: whose account shall this WeChat open from now on? */
export function BindPage({ text, visitor, canSignUp, returnTo, next, login }: BindPageProps) {
  const [stranger, setStranger] = useState<Pick<Visitor, 'name' | 'image'>>();
  useTitle(text.bindTitle);
  useEffect(() => {
    fetchStranger().then(({ data, failure = 'bind_expired' }) =>
      data ? setStranger(data) : location.replace(failedPage(failure, returnTo)),
    );
  }, [returnTo]);
  const goOn = (failure: string | undefined, page: string) =>
    location.replace(failure ? failedPage(failure, returnTo) : page);
  const settle = async (how: 'bind' | 'new-account') => goOn(await settleStranger(how), next);
  if (!stranger) return <main className="card single" aria-busy="true" />;

  return (
    <main className="card single">
      <Avatar {...stranger} />
      <h1>{text.bindTitle}</h1>
      <p className="muted">{text.bindText(stranger.name)}</p>
      {visitor && (
        <div className="actions">
          <button type="button" className="primary" onClick={() => settle('bind')}>
            {text.bindAs(visitor.name)}
          </button>
        </div>
      )}
      {!visitor && <EmailForm text={text} submit={text.bindSubmit} onSignedIn={() => settle('bind')} />}
      <div className="actions">
        {canSignUp && !visitor && (
          <button type="button" onClick={() => settle('new-account')}>
            {text.bindNew}
          </button>
        )}
        <button type="button" className="quiet" onClick={async () => goOn(await forgetStranger(), login)}>
          {text.bindCancel}
        </button>
      </div>
    </main>
  );
}
