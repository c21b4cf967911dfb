import { useState } from 'react';
import { loginPage, returnAddress } from '../addresses.js';
import type { DemoConfig } from '../server/config.js';
import { AccountPage } from './AccountPage.js';
import { fetchVisitor, type Visitor } from './auth-client.js';
import { BindPage } from './BindPage.js';
import { FailedPage } from './FailedPage.js';
import type { LoginEnd } from './finish-login.js';
import { LoginPage } from './LoginPage.js';
import { texts } from './texts.js';
import { usePreference } from './use-preference.js';

const systemTheme = () => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');

/** All pages: what they share, and which of them the address and the session ask for. */
export function App({ config, initialVisitor }: { config: DemoConfig; initialVisitor: Visitor | null }) {
  const [theme, setTheme] = usePreference<'dark' | 'light'>('theme', systemTheme());
  const [lang, setLang] = usePreference<'cn' | 'en'>(
    'lang',
    navigator.language.startsWith('en') ? 'en' : 'cn',
  );
  const [visitor, setVisitor] = useState(initialVisitor);
  const [inspecting, setInspecting] = useState(false);
  const text = texts[lang];
  const dark = theme === 'dark';
  const returnTo = typeof config.returnTo === 'object' ? config.returnTo : undefined;
  const login = loginPage(returnTo?.url);

  const end = async ({ signedIn, next }: LoginEnd) => {
    if (signedIn && next === '/') setVisitor(await fetchVisitor());
    else location.assign(next);
  };

  const page = () => {
    const shared = { text, lang };
    const { pathname, search } = location;
    if (config.returnTo === 'refused')
      return <FailedPage {...shared} code="return_to_refused" login={login} />;
    if (pathname === '/failed') {
      return <FailedPage {...shared} code={new URLSearchParams(search).get('error')} login={login} />;
    }
    if (pathname === '/bind') {
      return (
        <BindPage
          text={text}
          visitor={visitor}
          canSignUp={!config.loginOnly}
          returnTo={returnTo?.url}
          next={returnAddress(returnTo?.url)}
          login={login}
        />
      );
    }
    if (visitor) {
      return (
        <AccountPage text={text} visitor={visitor} returnTo={returnTo} onSignedOut={() => setVisitor(null)} />
      );
    }
    return (
      <LoginPage
        {...shared}
        config={config}
        returnTo={returnTo}
        dark={dark}
        inspecting={inspecting}
        onInspected={() => setInspecting(false)}
        onEnd={end}
      />
    );
  };
  const shown = page();
  const isLogin = shown.type === LoginPage;

  return (
    <div className="page" data-theme={theme} lang={lang === 'en' ? 'en' : 'zh-CN'}>
      <header className="bar">
        <a className="brand" href="/">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <rect width="32" height="32" rx="9" />
            <path d="M11 9h10l-2 4c3 3 3 8-1 10h-4c-4-2-4-7-1-10z" />
          </svg>
          青瓷 Celadon
        </a>
        <nav>
          <button type="button" onClick={() => setLang(lang === 'en' ? 'cn' : 'en')}>
            {text.language}
          </button>
          <button type="button" onClick={() => setTheme(dark ? 'light' : 'dark')} aria-pressed={dark}>
            {text.theme}
          </button>
          {isLogin && (
            <button
              type="button"
              onClick={() => setInspecting(!inspecting)}
              aria-expanded={inspecting}
              aria-controls="inspector"
            >
              {text.inspector}
            </button>
          )}
        </nav>
      </header>
      <div className="stage">{shown}</div>
    </div>
  );
}
