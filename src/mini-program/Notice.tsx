import type { CSSProperties, ReactNode } from 'react';
import { guardChildren } from '../ui/guard-children.js';
import { refreshButton } from '../ui/refresh-button.js';
import type { MiniProgramQrLoginLabels } from './labels.js';
import type { UseScanLogin } from './use-scan-login.js';

/** A replaceable part: an element, or a function that gets where things stand and a way on. */
export type MiniProgramQrLoginPart =
  | ReactNode
  | ((login: Pick<UseScanLogin, 'status' | 'user' | 'payload' | 'error' | 'refresh'>) => ReactNode);

/** The parts, by the status in which they are shown. */
export interface MiniProgramQrLoginParts {
  loading?: MiniProgramQrLoginPart;
  /** Below the code. */
  pending?: MiniProgramQrLoginPart;
  scanned?: MiniProgramQrLoginPart;
  confirming?: MiniProgramQrLoginPart;
  authorized?: MiniProgramQrLoginPart;
  cancelled?: MiniProgramQrLoginPart;
  expired?: MiniProgramQrLoginPart;
  /** What is to be done is in `payload`, in the server's words. */
  actionRequired?: MiniProgramQrLoginPart;
  error?: MiniProgramQrLoginPart;
}

interface NoticeProps {
  login: UseScanLogin;
  text: MiniProgramQrLoginLabels;
  parts: MiniProgramQrLoginParts;
}

const centred: CSSProperties = {
  display: 'grid',
  placeContent: 'center',
  justifyItems: 'center',
  gap: 12,
  textAlign: 'center',
};

/**
 * What is said in a status: who has scanned, what has happened, and what to do next. An element of its own for each
 * status, and texts in elements of their own: translators replace text nodes, which React could not remove then.
 */
export function Notice({ login, text, parts }: NoticeProps) {
  const { status, user, refresh } = login;
  const name = status === 'idle' ? 'loading' : status === 'action_required' ? 'actionRequired' : status;

  const defaultPart = () => (
    <>
      {user?.avatar && (
        <img
          src={user.avatar}
          alt=""
          width={64}
          height={64}
          // Whoever hosts the picture need not learn which page shows it.
          referrerPolicy="no-referrer"
          style={{ borderRadius: '50%', objectFit: 'cover' }}
        />
      )}
      {user?.nickname && <bdi style={{ overflowWrap: 'anywhere' }}>{user.nickname}</bdi>}
      <span>{text[name]}</span>
      {/error|expired|cancelled|action/.test(status) && (
        <button {...refreshButton(refresh)}>{status === 'error' ? text.retry : text.refresh}</button>
      )}
    </>
  );

  const part = () => {
    const own = parts[name];
    if (own === undefined) return defaultPart();
    return typeof own === 'function' ? own(login) : own;
  };
  return (
    <div key={name} ref={guardChildren} style={centred}>
      {part()}
    </div>
  );
}
