import { useEffect, useState } from 'react';
import { failedPage } from '../addresses.js';
import type { ShownStranger } from '../server/strangers.js';
import { fetchStranger, forgetStranger, settleStranger, type Visitor } from './auth-client.js';
import { BindAccount } from './BindAccount.js';
import { ConfirmWeChat } from './ConfirmWeChat.js';
import type { Texts } from './texts.js';

interface BindPageProps {
  text: Texts;
  visitor: Visitor | null;
  canSignUp: boolean;
  returnTo: string | undefined;
  /** Where to go when it is done, and when the visitor would rather not. */
  next: string;
  login: string;
}

/** A WeChat that has no account here: first whether it is the visitor's, then whose account it opens from now on. */
export function BindPage({ text, visitor, canSignUp, returnTo, next, login }: BindPageProps) {
  const [stranger, setStranger] = useState<ShownStranger>();
  const [confirmed, setConfirmed] = useState(false);
  useEffect(() => {
    fetchStranger().then(({ data, failure = 'bind_expired' }) =>
      data ? setStranger(data) : location.replace(failedPage(failure, returnTo)),
    );
  }, [returnTo]);
  if (!stranger) return <main className="card single" aria-busy="true" />;

  const goOn = (failure: string | undefined, page: string) =>
    location.replace(failure ? failedPage(failure, returnTo) : page);
  const forget = async () => goOn(await forgetStranger(), login);
  const settle = async (how: 'bind' | 'new-account') => {
    const failure = await settleStranger(how, stranger.id);
    // Another WeChat has scanned in this browser since: the visitor has to see that one.
    if (failure === 'not_confirmed') location.reload();
    else goOn(failure, next);
  };

  return confirmed ? (
    <BindAccount {...{ text, stranger, visitor, canSignUp }} onSettle={settle} onCancel={forget} />
  ) : (
    <ConfirmWeChat {...{ text, stranger }} onYes={() => setConfirmed(true)} onNo={forget} />
  );
}
