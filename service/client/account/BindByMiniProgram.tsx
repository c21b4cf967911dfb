import { useEffect, useId, useRef, useState } from 'react';
import { MINI_PROGRAM_LOGIN_PATH } from '../../addresses.js';
import type { ShownConnection } from '../../server/page-config.js';
import { postNumber } from '../finish-login.js';
import { getConnectionName } from '../get-connection-name.js';
import { MiniProgramCode } from '../MiniProgramCode.js';
import { type FormProblem, TAKEN } from '../NumberForm.js';
import type { Lang } from '../preferences.js';
import type { Texts } from '../texts/texts.js';
import { SignInFirst } from './SignInFirst.js';

interface BindByMiniProgramProps {
  text: Texts;
  lang: Lang;
  connection: ShownConnection;
  /** Whether the visitor has signed in recently enough. */
  isFresh: boolean;
  /** Address of the simulated phone. */
  phonePage: string | undefined;
  /** Called with what to tell the visitor. */
  onBound: (news: string) => void;
  onCancel: () => void;
  onSignInAgain: () => void;
}

/** Binds another WeChat to the account: shows the QR code of a mini program, and asks for the number on the phone. */
export function BindByMiniProgram({
  text,
  lang,
  connection,
  isFresh,
  phonePage,
  onBound,
  onCancel,
  onSignInAgain,
}: BindByMiniProgramProps) {
  const words = text.account;
  const [mustSignIn, setMustSignIn] = useState(!isFresh);
  const panel = useRef<HTMLElement>(null);
  const title = useId();
  // The button that had the focus is gone.
  useEffect(() => panel.current?.focus(), []);
  if (mustSignIn) return <SignInFirst {...{ text, onCancel, onSignInAgain }} />;
  const send = async (address: string, number: string): Promise<FormProblem | undefined> => {
    const answer = await postNumber(address, number);
    if (typeof answer === 'string') return answer;
    const { status, error, isStale } = answer;
    if (status) onBound(status === 'bound' ? words.bound : words.known);
    else if (isStale) setMustSignIn(true);
    else return error === TAKEN ? TAKEN : 'server_error';
    return;
  };
  return (
    <section className="bind-code" aria-labelledby={title} tabIndex={-1} ref={panel}>
      <h2 id={title}>{words.bindBy(getConnectionName(connection, text, lang))}</h2>
      <MiniProgramCode
        {...{ text, lang, phonePage, send }}
        baseUrl={`${MINI_PROGRAM_LOGIN_PATH}/${connection.id}/bind`}
        shown
        labels={{ title: words.bindCode, ready: words.bindReady, refused: words.bindRefused }}
        submit={words.bindSubmit}
        onError={({ cause }) => {
          if (cause instanceof Response && [401, 403].includes(cause.status)) setMustSignIn(true);
        }}
      />
      <button type="button" onClick={onCancel}>
        {words.cancel}
      </button>
    </section>
  );
}
