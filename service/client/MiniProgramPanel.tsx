import { useMemo } from 'react';
import { MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';
import { type Destination, MINI_PROGRAM_LOGIN_PATH } from '../addresses.js';
import type { NumberAction } from '../server/mini-program-login/to-progress.js';
import type { PageConfig, ShownConnection } from '../server/page-config.js';
import type { LoginEnd } from './finish-login.js';
import { LoginTerms } from './LoginTerms.js';
import { NumberForm } from './NumberForm.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

interface MiniProgramPanelProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  connection: ShownConnection;
  to: Destination;
  /** Whether the tab is selected. A hidden tab requests no code. */
  shown: boolean;
  onEnd: (end: LoginEnd) => void;
}

/** Shows the QR code of the mini program, then asks for the number that the phone shows. */
export function MiniProgramPanel({
  text,
  lang,
  config,
  connection,
  to,
  shown,
  onEnd,
}: MiniProgramPanelProps) {
  const baseUrl = `${MINI_PROGRAM_LOGIN_PATH}/${connection.id}`;
  const adapter = useMemo(() => rest({ baseUrl }), [baseUrl]);
  return (
    <>
      <MiniProgramQrLogin
        adapter={adapter}
        enabled={shown}
        lang={lang}
        size={240}
        autoRefresh
        className="mini-qr"
        actionRequired={({ payload, refresh }) => {
          // `number` is the only action of this server.
          const action = payload as NumberAction;
          return <NumberForm key={action.id} {...{ text, action, baseUrl, to, onEnd }} onRefresh={refresh} />;
        }}
      />
      <p className="muted on-phone">{text.onPhone}</p>
      {config.phonePage ? (
        <p className="muted">{text.miniPhoneHint}</p>
      ) : (
        <LoginTerms text={text} lang={lang} branding={config.branding} />
      )}
      {config.phonePage && (
        <p className="ways">
          <a href={config.phonePage} target="_blank" rel="noopener noreferrer">
            {text.phonePage}
          </a>
        </p>
      )}
    </>
  );
}
