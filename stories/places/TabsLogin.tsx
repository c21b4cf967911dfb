import { useState } from 'react';
import { WeChatQrLogin, type WeChatQrLoginProps } from 'wechat-qr-login';

const TABS = ['Password', 'WeChat'] as const;

/** A login in a tab. It requests a QR code when the tab is first opened, and keeps it while other tabs are open. */
export function TabsLogin(props: WeChatQrLoginProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Password');
  const [isVisited, setIsVisited] = useState(false);
  const openTab = (name: (typeof TABS)[number]) => {
    setTab(name);
    if (name === 'WeChat') setIsVisited(true);
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
            onClick={() => openTab(name)}
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
        <WeChatQrLogin {...props} enabled={isVisited} />
      </div>
    </div>
  );
}
