import { useEffect, useState } from 'react';
import { getFailedPage } from '../addresses.js';
import type { ShownStranger } from '../server/stranger.js';
import { fetchStranger, forgetStranger, settleStranger, type Visitor } from './auth-client.js';
import { BindAccount } from './BindAccount.js';
import { ConfirmWeChat } from './ConfirmWeChat.js';
import type { FormWays } from './forms/SignInForms.js';
import type { Texts } from './texts/texts.js';

interface BindPageProps {
  text: Texts;
  visitor: Visitor | null;
  /** Name of the service. */
  name: string;
  /** Returns whether the connection creates accounts. */
  canSignUp: (connection: string) => boolean;
  ways: FormWays;
  request: string | undefined;
  /** Returns the page after connecting an identity of the connection. */
  getNext: (connection: string) => string;
  /** The page after cancelling. */
  login: string;
}

/** Connects a WeChat identity without an account: asks whether it is the visitor's, then for the account. */
export function BindPage({ text, name, visitor, canSignUp, ways, request, getNext, login }: BindPageProps) {
  const [stranger, setStranger] = useState<ShownStranger>();
  const [confirmed, setConfirmed] = useState(false);
  useEffect(() => {
    fetchStranger().then(({ data, failure = 'bind_expired' }) =>
      data ? setStranger(data) : location.replace(getFailedPage(failure, request)),
    );
  }, [request]);
  if (!stranger) return <main className="card single" aria-busy="true" />;

  const leave = (failure: string | undefined, page: string) =>
    location.replace(failure ? getFailedPage(failure, request) : page);
  const forget = async () => leave(await forgetStranger(), login);
  const settle = async (how: 'bind' | 'new-account') => {
    const failure = await settleStranger(how, stranger.id);
    // Another WeChat has scanned in this browser since. The visitor has to confirm that one.
    if (failure === 'not_confirmed') location.reload();
    else leave(failure, getNext(stranger.connection));
  };

  return confirmed ? (
    <BindAccount
      {...{ text, name, stranger, visitor, ways }}
      canSignUp={canSignUp(stranger.connection)}
      onSettle={settle}
      onCancel={forget}
    />
  ) : (
    <ConfirmWeChat {...{ text, name, stranger }} onYes={() => setConfirmed(true)} onNo={forget} />
  );
}
