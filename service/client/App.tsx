import { useEffect, useRef, useState } from 'react';
import { getFailedPage, getLoginPage, getNextPage } from '../addresses.js';
import type { PageConfig } from '../server/page-config.js';
import { AccountPage } from './AccountPage.js';
import { fetchVisitor, type Visitor } from './auth-client.js';
import { BindPage } from './BindPage.js';
import { FailedPage } from './FailedPage.js';
import type { LoginEnd } from './finish-login.js';
import { LoginPage } from './LoginPage.js';
import { LANG, THEME } from './preferences.js';
import { texts } from './texts/texts.js';
import { usePreference } from './use-preference.js';

interface AppProps {
  /** Null if the request failed. `failure` is set then. */
  config: PageConfig | null;
  initialVisitor: Visitor | null;
  failure: string | undefined;
}

/** Shows the header, and the page for the current address and session. */
export function App({ config, initialVisitor, failure }: AppProps) {
  const [theme, setTheme] = usePreference(THEME);
  const [lang, setLang] = usePreference(LANG);
  const [visitor, setVisitor] = useState(initialVisitor);
  const [inspecting, setInspecting] = useState(false);
  const inspectorToggle = useRef<HTMLButtonElement>(null);
  const text = texts[lang];
  const dark = theme === 'dark';
  const query = new URLSearchParams(location.search);
  const returnTo = typeof config?.returnTo === 'object' ? config.returnTo : undefined;
  const login = getLoginPage(config ? returnTo?.url : query.get('return_to'));

  useEffect(() => {
    document.documentElement.lang = text.tag;
  }, [text]);

  const end = async ({ signedIn, next }: LoginEnd) => {
    if (!signedIn || next !== '/') return location.assign(next);
    const found = await fetchVisitor();
    if (found.data) setVisitor(found.data);
    else location.assign(getFailedPage(found.failure ?? 'server_error'));
  };

  const page = () => {
    const shared = { text, lang };
    const failed = (code: string | null) => <FailedPage {...shared} code={code} login={login} />;
    if (failure || !config) return failed(failure ?? 'server_error');
    if (config.returnTo === 'refused') return failed('return_to_refused');
    if (location.pathname === '/failed') return failed(query.get('error'));
    if (location.pathname === '/bind') {
      return (
        <BindPage
          text={text}
          visitor={visitor}
          canSignUp={!config.loginOnly}
          returnTo={returnTo?.url}
          next={getNextPage(returnTo?.url)}
          login={login}
        />
      );
    }
    if (visitor) {
      return (
        <AccountPage
          text={text}
          visitor={visitor}
          returnTo={returnTo}
          login={login}
          onSignedOut={() => setVisitor(null)}
        />
      );
    }
    return (
      <LoginPage
        {...shared}
        config={config}
        returnTo={returnTo}
        dark={dark}
        inspecting={inspecting}
        onInspectorClose={() => {
          setInspecting(false);
          // The focused element is removed with the panel.
          inspectorToggle.current?.focus();
        }}
        onEnd={end}
      />
    );
  };
  const shown = page();
  const isLogin = shown.type === LoginPage;

  return (
    <div className="page" data-theme={theme}>
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
          {isLogin && config?.inspector && (
            <button
              ref={inspectorToggle}
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
