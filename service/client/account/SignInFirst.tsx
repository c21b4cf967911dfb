import type { ReactNode } from 'react';
import type { Texts } from '../texts/texts.js';
import { AskFirst } from './AskFirst.js';

interface SignInFirstProps {
  text: Texts;
  onCancel: () => void;
  /** Signs the visitor out. */
  onSignInAgain: () => void;
}

/** Says that the session is too old for an action, and offers to sign in again. */
export const SignInFirst = ({ text, onCancel, onSignInAgain }: SignInFirstProps): ReactNode => (
  <AskFirst
    text={text}
    question={text.account.notFresh}
    yes={text.account.signInAgain}
    onYes={async () => {
      onSignInAgain();
      return undefined;
    }}
    onCancel={onCancel}
    onSignInAgain={onSignInAgain}
  />
);
