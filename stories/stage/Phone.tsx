import { useState } from 'react';
import type { SimulatedLogin } from 'wechat-qr-login/testing';
import type { StageTexts } from './texts.js';
import { useWeChat } from './wechat.js';

// In the numbers of WeChat's own poll, as `SimulatedLogin.status` has them.
const SCANNED = 404;
const APPROVED = 405;
const REFUSED = 403;
const EXPIRED = 402;

interface PhoneProps {
  text: StageTexts;
  /** The states of the QR codes that this stage has shown, oldest first. */
  states: readonly string[];
  /** Whether WeChat was broken on purpose for this story. */
  broken: boolean;
}

/** A camera reads only what is on the screen. */
const isOnScreen = ({ state }: SimulatedLogin) =>
  [...document.querySelectorAll('iframe')].some(
    ({ src }) => src && new URL(src).searchParams.get('state') === state,
  );

/** The visitor's phone, which acts on the QR codes of one stage. */
export function Phone({ text, states, broken }: PhoneProps) {
  const wechat = useWeChat();
  const [chosen, setChosen] = useState<string>();
  const [mended, setMended] = useState(false);
  const newest = (state: string) => wechat?.logins.findLast((login) => login.state === state);
  // WeChat's page in a window of its own has no frame that could tell its state.
  const fullPage = wechat?.logins.findLast(({ query }) => query.login_type !== 'jssdk');
  const logins = (states.length ? states.map(newest) : [fullPage]).flatMap((login) => login ?? []);
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
          <p>{outcomes[logins.at(-1)?.status ?? 0] ?? text.nothing}</p>
        )}
      </div>
      <div className="phone-below">
        {broken && !mended ? (
          <button
            type="button"
            onClick={() => {
              wechat?.mend();
              setMended(true);
            }}
          >
            {text.mend}
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

/** What stands on the phone: the camera, or the question. */
function PhoneScreen({ text, login }: { text: StageTexts; login: SimulatedLogin }) {
  const wechat = useWeChat();
  if (login.status === SCANNED)
    return (
      <>
        <strong>{new URL(login.redirect_uri).host}</strong>
        <span>{text.asks}</span>
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
      <span>{login.status === REFUSED ? text.refused : text.point}</span>
      <button type="button" className="primary" onClick={() => wechat?.scan(login)}>
        {text.scan}
      </button>
    </>
  );
}
