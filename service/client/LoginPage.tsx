import { useState } from 'react';
import { createStylesheet, type QrLoginOptions } from 'wechat-qr-login/core';
import { getNextPage } from '../addresses.js';
import type { PageConfig, PageData, ShownApplication } from '../server/page-config.js';
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
  started: PageData['started'] | undefined;
  /** The application that asked for this login, and its request. */
  application: ShownApplication | undefined;
  request: string | undefined;
  /** `state` and `nonce` for the delivery of an ID token. */
  deliver: string;
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
  // Also for the two lines that WeChat's page shows after a scan.
  height: 340,
});

/** The login page and the developer panel. `/login` shows it for a hosted login. */
export function LoginPage({
  text,
  config,
  started,
  application,
  request,
  deliver,
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
          application={application}
          request={request}
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
