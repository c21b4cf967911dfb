import { useState } from 'react';
import { openLoginPopup, type QrLoginOptions, WeChatLoginError } from 'wechat-qr-login/core';
import { type Destination, getLoginLink } from '../addresses.js';
import { finishLogin, type LoginEnd } from './finish-login.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

interface LoginWaysProps {
  text: Texts;
  /** Language of the texts and of WeChat's page. */
  lang: Lang;
  /** Id of the connection. */
  connection: string;
  /** The login of the QR code. Undefined until the server has answered, and after it has expired. */
  login:
    | Pick<QrLoginOptions, 'appid' | 'redirect_uri' | 'state' | 'authorizationEndpoint' | 'lang'>
    | undefined;
  to: Destination;
  onEnd: (end: LoginEnd) => void;
}

/** Alternatives to the QR code in the page: a pop-up, and a link to WeChat's page. */
export function LoginWays({ text, lang, connection, login, to, onEnd }: LoginWaysProps) {
  const [outcome, setOutcome] = useState('');

  const popUp = async () => {
    if (!login) return;
    setOutcome(text.popupOpen);
    try {
      const result = await openLoginPopup({ ...login, lang });
      setOutcome('');
      onEnd(await finishLogin(result, to));
    } catch (error) {
      const code = error instanceof WeChatLoginError ? error.code : '';
      setOutcome(
        code === 'refused' ? text.refused : code === 'popup_blocked' ? text.popupBlocked : text.popupClosed,
      );
    }
  };

  return (
    <div className="ways">
      <button type="button" className="quiet" onClick={popUp} disabled={!login}>
        {text.popup}
      </button>
      <a href={getLoginLink(connection, to, lang)}>{text.link}</a>
      <p role="status" className="muted">
        {outcome}
      </p>
    </div>
  );
}
