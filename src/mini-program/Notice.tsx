import type { ReactElement, ReactNode } from 'react';
import type { Labels } from '../shared/labels/index.js';
import { RefreshButton } from '../ui/RefreshButton.js';
import { centered, StatusRegion } from '../ui/StatusRegion.js';
import type { UseMiniProgramQrLogin } from './use-mini-program-qr-login.js';

/** A replaceable part: an element, or a function that gets the snapshot and `refresh`. */
export type MiniProgramQrLoginPart =
  | ReactNode
  | ((login: Pick<UseMiniProgramQrLogin, 'status' | 'user' | 'payload' | 'error' | 'refresh'>) => ReactNode);

/** The replaceable parts, by the status that shows them. `null` shows nothing. */
export interface MiniProgramQrLoginParts {
  /** Shown until the QR code is visible. */
  loading?: MiniProgramQrLoginPart;
  /** Shown below the QR code. */
  ready?: MiniProgramQrLoginPart;
  /** Shown when a phone has scanned the QR code. `user` is the person who has scanned, if the server sends it. */
  scanned?: MiniProgramQrLoginPart;
  /** Shown when the visitor has approved, while the result is fetched. */
  confirming?: MiniProgramQrLoginPart;
  /** Shown when the visitor is signed in. */
  authorized?: MiniProgramQrLoginPart;
  /** Shown when the visitor has refused on the phone. */
  refused?: MiniProgramQrLoginPart;
  /** Shown when the QR code has expired. */
  expired?: MiniProgramQrLoginPart;
  /** Shown when the visitor has approved, but the server requires another step. `payload` describes the step. */
  actionRequired?: MiniProgramQrLoginPart;
  /** Shown instead of the QR code after an error. */
  error?: MiniProgramQrLoginPart;
}

interface NoticeProps {
  login: UseMiniProgramQrLogin;
  text: Labels;
  parts: MiniProgramQrLoginParts;
  lang: string | undefined;
  /** Whether `enabled` is `false`. Then nothing is shown. */
  isSilent: boolean;
}

/** The content of the box in each status: who has scanned, what has happened, and what to do next. */
export function Notice({ login, text, parts, lang, isSilent }: NoticeProps): ReactElement {
  const { status, user, error, refresh } = login;
  const name = status === 'idle' ? 'loading' : status === 'action_required' ? 'actionRequired' : status;

  const renderContent = () => {
    const own = parts[name];
    if (own !== undefined) return typeof own === 'function' ? own(login) : own;
    return (
      <>
        {user?.avatar && (
          <img
            src={user.avatar}
            alt=""
            width={64}
            height={64}
            // The host of the picture does not learn which page shows it.
            referrerPolicy="no-referrer"
            style={{ borderRadius: '50%', objectFit: 'cover' }}
          />
        )}
        {user?.nickname && <bdi style={{ overflowWrap: 'anywhere' }}>{user.nickname}</bdi>}
        <span>{text[/sign_in|exchange/.test(error?.code ?? '') ? 'signInFailed' : name]}</span>
        {/error|expired|refused|action/.test(status) && (
          <RefreshButton refresh={refresh} text={status === 'error' ? text.retry : text.refresh} />
        )}
      </>
    );
  };
  return (
    <StatusRegion
      name={name}
      lang={lang}
      // Without animation, so that reduced motion needs no rule.
      regionStyle={{ display: 'grid', gridRow: status === 'ready' ? 2 : '1 / 3' }}
      style={centered}
    >
      {!isSilent && renderContent()}
    </StatusRegion>
  );
}
