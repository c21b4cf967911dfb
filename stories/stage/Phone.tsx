import { useState } from 'react';
import type { SimulatedLogin } from 'wechat-qr-login/testing';
import { useWeChat } from './fake-wechat.js';
import { APPROVED, EXPIRED, PhoneScreen, REFUSED } from './PhoneScreen.js';
import './phone.css';
import type { StageTexts } from './texts.js';

interface PhoneProps {
  text: StageTexts;
  /** The states of the QR codes that this stage has shown, oldest first. */
  states: readonly string[];
  /** Whether the story starts with a fault in WeChat. */
  isBroken: boolean;
}

/** A camera reads only what is on the screen. */
const isOnScreen = ({ state }: SimulatedLogin) =>
  [...document.querySelectorAll('iframe')].some(
    ({ src }) => src && new URL(src).searchParams.get('state') === state,
  );

/** The visitor's phone. It acts on the QR codes of one stage. */
export function Phone({ text, states, isBroken }: PhoneProps) {
  const wechat = useWeChat();
  const [chosen, setChosen] = useState<string>();
  const [isRepaired, setIsRepaired] = useState(false);
  const findNewest = (state: string) => wechat?.logins.findLast((login) => login.state === state);
  // WeChat's full page has no frame, so the stage does not know its state.
  const fullPage = wechat?.logins.findLast(({ query }) => query.login_type !== 'jssdk');
  const logins = (states.length ? states.map(findNewest) : [fullPage]).flatMap((login) => login ?? []);
  const waiting = logins.filter(
    (login) => login.status !== APPROVED && login.status !== EXPIRED && isOnScreen(login),
  );
  const outcomes: Record<number, string> = {
    [APPROVED]: text.approved,
    [REFUSED]: text.refused,
    [EXPIRED]: text.expired,
  };
  const login = waiting.find(({ state }) => state === chosen) ?? waiting.at(-1);

  return (
    <section className="phone" aria-label={text.phone}>
      {waiting.length > 1 && (
        <div className="phone-codes">
          {waiting.map(({ state }, index) => (
            <button
              key={state}
              type="button"
              aria-pressed={state === login?.state}
              onClick={() => setChosen(state)}
            >
              {text.code(index + 1)}
            </button>
          ))}
        </div>
      )}
      <div className="phone-case">
        {login ? (
          <PhoneScreen text={text} login={login} />
        ) : (
          <p>{outcomes[logins.at(-1)?.status ?? 0] ?? text.noCode}</p>
        )}
      </div>
      <div className="phone-below">
        {isBroken && !isRepaired ? (
          <button
            type="button"
            onClick={() => {
              wechat?.repair();
              setIsRepaired(true);
            }}
          >
            {text.repair}
          </button>
        ) : (
          <button type="button" disabled={!login} onClick={() => login && wechat?.expire(login)}>
            {text.expire}
          </button>
        )}
      </div>
    </section>
  );
}
