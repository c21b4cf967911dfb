import { useEffect, useRef, useState } from 'react';
import {
  getFailedPage,
  getLoginPage,
  getNextPage,
  PAGE_PATHS,
  RESET_PATH,
  readDelivery,
} from '../addresses.js';
import { translate } from '../localized.js';
import type { PageConfig, PageData } from '../server/page-config.js';
import { AccountPage } from './AccountPage.js';
import { fetchVisitor, type Visitor } from './auth-client.js';
import { BindPage } from './BindPage.js';
import { Brand } from './Brand.js';
import { FailedPage } from './FailedPage.js';
import type { LoginEnd } from './finish-login.js';
import { ResetPage } from './forms/ResetPage.js';
import { GoOn } from './GoOn.js';
import { getAccent } from './get-accent.js';
import { LoginPage } from './LoginPage.js';
import { LANG, type Lang, THEME, type Theme } from './preferences.js';
import { TryPage } from './TryPage.js';
import { texts } from './texts/texts.js';
import { usePreference } from './use-preference.js';
import { useSharedSession } from './use-shared-session.js';

interface AppProps {
  /** Null if the request failed. `failure` is set then. */
  config: PageConfig | null;
  initialVisitor: Visitor | null;
  failure: string | undefined;
  /** The login that the server has started. */
  started?: PageData['started'] | undefined;
  /** Set on the server, which knows neither the visitor's choices nor `location`. */
  rendered?: {
    lang: Lang;
    theme: Theme;
    hasAccepted: boolean;
    address: { pathname: string; search: string };
  };
}

/** Shows the header, and the page for the current address and session. */
export function App({ config, initialVisitor, failure, started, rendered }: AppProps) {
  const [theme, setTheme] = usePreference(THEME, rendered?.theme);
  const [preferred, setLang] = usePreference(LANG, rendered?.lang);
  const { pathname, search } = rendered?.address ?? location;
  const branding = config?.branding;
  const languages = branding?.languages ?? LANG.choices;
  const lang = languages.includes(preferred) ? preferred : (languages[0] ?? preferred);
  const name = branding ? translate(branding.name, lang) : '';
  const [visitor, setVisitor] = useState(initialVisitor);
  const [inspecting, setInspecting] = useState(false);
  const inspectorToggle = useRef<HTMLButtonElement>(null);
  const text = texts[lang];
  const dark = theme === 'dark';
  const query = new URLSearchParams(search);
  const asked = config?.application;
  const application = typeof asked === 'object' ? asked : undefined;
  const given = query.get('request') ?? undefined;
  const request = !config || application ? given : undefined;
  const login = getLoginPage(request, { connection: query.get('connection') ?? undefined });
  // An application can ask for a new login of a visitor who is signed in.
  const mustSignIn = Boolean(application) && query.get('fresh') !== null;

  useSharedSession(visitor, setVisitor);
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
    const failed = (code: string | null) => (
      <FailedPage {...shared} name={name} code={code} isSignedIn={visitor !== null} login={login} />
    );
    if (failure || !config) return failed(failure ?? 'server_error');
    if (typeof asked === 'string') return failed(asked);
    if (pathname === '/try') return <TryPage {...shared} name={name} />;
    if (pathname === RESET_PATH) {
      return config.passwordReset ? <ResetPage text={text} name={name} login={login} /> : failed('not_found');
    }
    if (pathname === '/failed') {
      const code = query.get('error');
      // The visitor has gone back to WeChat's page after the login, or has signed in in another tab.
      const isOver = visitor && /^state_(mismatch|not_found|invalid)$/.test(code ?? '');
      return isOver ? <GoOn to={getNextPage({ request })} /> : failed(code);
    }
    if (!PAGE_PATHS.includes(pathname)) return failed('not_found');
    const find = (connection: string) => config.connections.find(({ id }) => id === connection);
    if (pathname === '/bind') {
      return (
        <BindPage
          text={text}
          visitor={visitor}
          name={name}
          ways={config}
          canSignUp={(connection) => !find(connection)?.loginOnly}
          request={request}
          getNext={(connection) =>
            getNextPage(
              request || !find(connection)?.delivers ? { request } : { deliver: query.get('deliver') ?? '' },
            )
          }
          login={login}
        />
      );
    }
    if (visitor && !mustSignIn) {
      return (
        <AccountPage
          text={text}
          lang={lang}
          name={name}
          visitor={visitor}
          application={application}
          request={request}
          login={login}
          connections={config.connections}
          hasPhone={config.phone !== 'off'}
          phonePage={config.phonePage}
          onChange={setVisitor}
        />
      );
    }
    return (
      <LoginPage
        {...shared}
        config={config}
        started={started}
        hasAccepted={rendered?.hasAccepted}
        application={application}
        request={request}
        deliver={readDelivery(query)}
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
    <div className="page" data-theme={theme} style={branding && getAccent(branding.colors[theme])}>
      <header className="bar">
        {branding ? <Brand branding={branding} lang={lang} /> : <span />}
        <nav>
          {languages.length > 1 && (
            <button type="button" onClick={() => setLang(lang === 'en' ? 'cn' : 'en')}>
              {text.language}
            </button>
          )}
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
