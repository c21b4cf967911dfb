import type { SimulatedLogin } from 'wechat-qr-login/testing';
import { useWeChat } from './fake-wechat.js';
import type { StageTexts } from './texts.js';

// The numbers that WeChat's own polling answers, as in `SimulatedLogin.status`.
export const EXPIRED = 402;
export const REFUSED = 403;
const SCANNED = 404;
export const APPROVED = 405;

interface PhoneScreenProps {
  text: StageTexts;
  login: SimulatedLogin;
}

/** What the phone shows: the camera, or the question of the site that wants to sign the visitor in. */
export function PhoneScreen({ text, login }: PhoneScreenProps) {
  const wechat = useWeChat();
  if (login.status === SCANNED)
    return (
      <>
        <strong>{new URL(login.redirect_uri).host}</strong>
        <span>{text.request}</span>
        <button type="button" className="primary" onClick={() => wechat?.approve(login)}>
          {text.approve}
        </button>
        <button type="button" onClick={() => wechat?.refuse(login)}>
          {text.refuse}
        </button>
      </>
    );
  return (
    <>
      <svg className="viewfinder" viewBox="0 0 64 64" aria-hidden="true">
        <path d="M4 18V4h14M46 4h14v14M60 46v14H46M18 60H4V46" />
      </svg>
      <span>{login.status === REFUSED ? text.refused : text.aim}</span>
      <button type="button" className="primary" onClick={() => wechat?.scan(login)}>
        {text.scan}
      </button>
    </>
  );
}
