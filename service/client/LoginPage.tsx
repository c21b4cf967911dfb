import { useState } from 'react';
import { createStylesheet, type QrLoginOptions } from 'wechat-qr-login/core';
import { getNextPage } from '../addresses.js';
import type { PageConfig } from '../server/page-config.js';
import type { LoginEnd } from './finish-login.js';
import { Inspector } from './Inspector.js';
import { LoginForm } from './LoginForm.js';
import type { Lang } from './preferences.js';
import { ScanPane } from './ScanPane.js';
import type { Texts } from './texts/texts.js';
import { useEventLog } from './use-event-log.js';

interface LoginPageProps {
  text: Texts;
  config: PageConfig;
  /** The application that asked for this login. */
  returnTo: { url: string; host: string } | undefined;
  dark: boolean;
  lang: Lang;
  inspecting: boolean;
  onInspectorClose: () => void;
  onEnd: (end: LoginEnd) => void;
}

/** Options for a compact QR code in the colors of the page. */
const getStyleOptions = (dark: boolean): Partial<QrLoginOptions> => ({
  css: createStylesheet({ qrSize: 216, radius: 12, title: false }),
  style: dark ? 'white' : 'black',
  width: 260,
  height: 308,
});

/** The login page and the developer panel. `/login` shows it for a hosted login. */
export function LoginPage({
  text,
  config,
  returnTo,
  dark,
  lang,
  inspecting,
  onInspectorClose,
  onEnd,
}: LoginPageProps) {
  const [changed, setChanged] = useState<Partial<QrLoginOptions>>({});
  const log = useEventLog();
  const options = { ...getStyleOptions(dark), lang, ...changed };
  const { connections, redirect_uri, scriptUrl, authorizationEndpoint } = config;
  const appid = connections.find(({ type }) => type === 'website')?.appId ?? '';

  return (
    <>
      <main className="card">
        <LoginForm
          text={text}
          lang={lang}
          config={config}
          returnHost={returnTo?.host}
          onSignedIn={() => onEnd({ signedIn: true, next: getNextPage(returnTo?.url) })}
        />
        <ScanPane
          text={text}
          lang={lang}
          config={config}
          options={options}
          log={log}
          returnTo={returnTo?.url}
          onEnd={onEnd}
        />
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
