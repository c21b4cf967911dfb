import { useMemo, useState } from 'react';
import { MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';
import { type Destination, MINI_PROGRAM_LOGIN_PATH } from '../addresses.js';
import type { NoAccountAction, NumberAction } from '../server/mini-program-login/to-progress.js';
import type { PageConfig, ShownConnection } from '../server/page-config.js';
import { CodeBox } from './CodeBox.js';
import type { LoginEnd } from './finish-login.js';
import { NoAccount } from './NoAccount.js';
import { NumberForm } from './NumberForm.js';
import type { Lang } from './preferences.js';
import { Scanned } from './Scanned.js';
import type { Texts } from './texts/texts.js';

interface MiniProgramPanelProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  connection: ShownConnection;
  to: Destination;
  /** Whether the tab is selected. A hidden tab requests no code. It keeps a code that a phone has scanned. */
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
  const [isScanned, setScanned] = useState(false);
  return (
    <>
      <CodeBox text={text}>
        <MiniProgramQrLogin
          adapter={adapter}
          enabled={shown || isScanned}
          lang={lang}
          size={232}
          onStatusChange={(status) => setScanned(/scanned|confirming|action_required/.test(status))}
          scanned={({ user, refresh }) => <Scanned {...{ text, user }} onRefresh={refresh} />}
          autoRefresh
          className="mini-qr"
          actionRequired={({ payload, refresh }) => {
            // The actions of this server.
            const action = payload as NumberAction | NoAccountAction;
            if (action.action === 'no_account') return <NoAccount text={text} onRefresh={refresh} />;
            return (
              <NumberForm key={action.id} {...{ text, action, baseUrl, to, onEnd }} onRefresh={refresh} />
            );
          }}
        />
      </CodeBox>
      <p className="muted on-phone">{text.onPhone}</p>
      {config.phonePage && <p className="muted">{text.miniPhoneHint}</p>}
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
