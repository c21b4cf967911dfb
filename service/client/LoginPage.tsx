import { type SyntheticEvent, useRef, useState } from 'react';
import { createStylesheet, type QrLoginOptions } from 'wechat-qr-login/core';
import { getNextPage } from '../addresses.js';
import type { PageConfig, PageData, ShownApplication } from '../server/page-config.js';
import { hasAcceptedTerms, hasTerms, saveConsent } from '../terms-consent.js';
import type { LoginEnd } from './finish-login.js';
import { Inspector } from './Inspector.js';
import { LoginForm } from './LoginForm.js';
import type { Lang } from './preferences.js';
import { ScanPane } from './ScanPane.js';
import { TermsConsent } from './TermsConsent.js';
import type { Texts } from './texts/texts.js';
import { useEventLog } from './use-event-log.js';

interface LoginPageProps {
  text: Texts;
  config: PageConfig;
  started: PageData['started'] | undefined;
  /** Whether the visitor has accepted the terms. Set on the server, which cannot read `document.cookie`. */
  hasAccepted: boolean | undefined;
  /** The application that asked for this login, and its request. */
  application: ShownApplication | undefined;
  request: string | undefined;
  /** `state` and `nonce` for the delivery of an ID token. */
  deliver: string;
  lang: Lang;
  inspecting: boolean;
  onInspectorClose: () => void;
  onEnd: (end: LoginEnd) => void;
}

/** Options for a compact QR code. Its box is white in both themes, so that a change of the theme keeps the code. */
const STYLE_OPTIONS: Partial<QrLoginOptions> = {
  css: createStylesheet({ qrSize: 216, radius: 12, title: false }),
  style: 'black',
  width: 260,
  // Also for the two lines that WeChat's page shows after a scan.
  height: 328,
};

/** The login page and the developer panel. `/login` shows it for a hosted login. */
export function LoginPage({
  text,
  config,
  started,
  hasAccepted,
  application,
  request,
  deliver,
  lang,
  inspecting,
  onInspectorClose,
  onEnd,
}: LoginPageProps) {
  const [changed, setChanged] = useState<Partial<QrLoginOptions>>({});
  const mustAccept = hasTerms(config.branding);
  const [accepted, setAccepted] = useState(
    () => !mustAccept || (hasAccepted ?? hasAcceptedTerms(document.cookie)),
  );
  const [isConsentMissing, setConsentMissing] = useState(false);
  const consent = useRef<HTMLInputElement>(null);
  const accept = (next: boolean) => {
    saveConsent(next);
    setAccepted(next);
    setConsentMissing(false);
  };
  const requireConsent = (event: SyntheticEvent) => {
    if (accepted) return;
    event.preventDefault();
    event.stopPropagation();
    setConsentMissing(true);
    consent.current?.focus();
  };
  const log = useEventLog();
  const options = { ...STYLE_OPTIONS, lang, ...changed };
  const { connections, redirect_uri, scriptUrl, authorizationEndpoint } = config;
  const appid = connections.find(({ type }) => type === 'website')?.appId ?? '';

  return (
    <>
      <main className="card">
        <LoginForm
          text={text}
          lang={lang}
          config={config}
          application={application}
          request={request}
          onAsk={requireConsent}
          onSignedIn={() => onEnd({ signedIn: true, next: getNextPage({ request }) })}
        />
        <ScanPane
          text={text}
          lang={lang}
          config={config}
          started={started}
          options={options}
          log={log}
          request={request}
          deliver={deliver}
          accepted={accepted}
          onAccept={() => {
            accept(true);
            // The button that had the focus is removed.
            consent.current?.focus({ preventScroll: true });
          }}
          onEnd={onEnd}
        />
        {mustAccept && (
          <TermsConsent
            {...{ text, lang, accepted }}
            branding={config.branding}
            isMissing={isConsentMissing}
            box={consent}
            onChange={accept}
          />
        )}
      </main>
      {inspecting && (
        <Inspector
          title={text.inspector}
          options={{
            appid,
            redirect_uri,
            ...(scriptUrl && { scriptUrl }),
            ...(authorizationEndpoint && { authorizationEndpoint }),
            ...options,
          }}
          onChange={(name, value) => setChanged({ ...changed, [name]: value })}
          log={log}
          onClose={onInspectorClose}
        />
      )}
    </>
  );
}
