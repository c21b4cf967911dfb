import { useEffect, useRef, useState } from 'react';
import { LIN } from '../mini-program/create-scripted-server.js';
import type { Language } from '../stage/language.js';

const texts = {
  cn: {
    title: '绑定手机号',
    hint: '这个微信还没有绑定账号，绑定后就可以扫码登录。',
    phone: '手机号',
    code: '验证码',
    send: '获取验证码',
    wait: (seconds: number) => `${seconds} 秒后重新获取`,
    submit: '绑定并登录',
    back: '返回重新扫码',
    done: '绑定成功，已登录',
  },
  en: {
    title: 'Add your phone number',
    hint: 'This WeChat has no account here yet. With your number, you can sign in with it.',
    phone: 'Phone number',
    code: 'Code',
    send: 'Send code',
    wait: (seconds: number) => `Again in ${seconds} s`,
    submit: 'Sign in',
    back: 'Scan again',
    done: 'You are signed in',
  },
};

/** Seconds until another code can be sent. */
const PAUSE = 60;

interface BindFormProps {
  lang: Language;
  onBack: () => void;
}

/** Asks for the phone number of somebody who has scanned for the first time. It sends nothing. */
export function BindForm({ lang, onBack }: BindFormProps) {
  const text = texts[lang];
  const heading = useRef<HTMLHeadingElement>(null);
  const [seconds, setSeconds] = useState(0);
  const [isDone, setIsDone] = useState(false);
  // The visitor has looked at the phone: the keyboard and the screen reader go on here.
  useEffect(() => heading.current?.focus(), [isDone]);
  useEffect(() => {
    if (!seconds) return;
    const timer = setTimeout(() => setSeconds(seconds - 1), 1000);
    return () => clearTimeout(timer);
  }, [seconds]);

  return (
    <div className="card bind-card">
      <img src={LIN.avatar} alt="" width={56} height={56} />
      <span>{LIN.nickname}</span>
      <h1 ref={heading} tabIndex={-1}>
        {isDone ? text.done : text.title}
      </h1>
      {!isDone && <p className="muted">{text.hint}</p>}
      {!isDone && (
        <form
          className="fields"
          onSubmit={(event) => {
            event.preventDefault();
            setIsDone(true);
          }}
        >
          <label>
            {text.phone}
            <input type="tel" autoComplete="tel" required />
          </label>
          <div className="code-row">
            <label>
              {text.code}
              <input inputMode="numeric" autoComplete="one-time-code" required />
            </label>
            <button
              type="button"
              className="plain-button"
              disabled={seconds > 0}
              onClick={() => setSeconds(PAUSE)}
            >
              {seconds ? text.wait(seconds) : text.send}
            </button>
          </div>
          <button type="submit" className="primary-button">
            {text.submit}
          </button>
          <button type="button" className="plain-button" onClick={onBack}>
            {text.back}
          </button>
        </form>
      )}
    </div>
  );
}
