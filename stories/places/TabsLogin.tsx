import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

const TABS = ['Password', 'WeChat'] as const;

/** In a tab. The QR is asked for on the first visit, and survives every later change of tabs. */
export function TabsLogin(props: WeChatQrLoginProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Password');
  const [visited, setVisited] = useState(false);
  const show = (name: (typeof TABS)[number]) => {
    setTab(name);
    if (name === 'WeChat') setVisited(true);
  };
  return (
    <div className="card">
      <div className="tabs" role="tablist" aria-label="Ways to sign in">
        {TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`tab-${name}`}
            aria-selected={name === tab}
            aria-controls={`panel-${name}`}
            onClick={() => show(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id="panel-Password" aria-labelledby="tab-Password" hidden={tab !== 'Password'}>
        <form className="fields" onSubmit={(event) => event.preventDefault()}>
          <label>
            Email
            <input type="email" autoComplete="username" />
          </label>
          <label>
            Password
            <input type="password" autoComplete="current-password" />
          </label>
          <button type="submit" className="primary-button">
            Sign in
          </button>
        </form>
      </div>
      <div role="tabpanel" id="panel-WeChat" aria-labelledby="tab-WeChat" hidden={tab !== 'WeChat'}>
        <WeChatQrLogin {...props} enabled={visited} />
      </div>
    </div>
  );
}
