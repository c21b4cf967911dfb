import { MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';
import { SCAN_LOGIN_PATH } from '../addresses.js';
import type { NumberAction } from '../server/mini-program-login/page-endpoints.js';
import type { PageConfig } from '../server/page-config.js';
import type { LoginEnd } from './finish-login.js';
import { NumberForm } from './NumberForm.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts.js';

const adapter = rest({ baseUrl: SCAN_LOGIN_PATH });

interface MiniProgramPanelProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  returnTo: string | undefined;
  /** Another tab is in front: no code is asked for. */
  shown: boolean;
  onEnd: (end: LoginEnd) => void;
}

/** The QR code that opens the mini program, and then the number that the phone shows. */
export function MiniProgramPanel({ text, lang, config, returnTo, shown, onEnd }: MiniProgramPanelProps) {
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
          // The server asks for nothing else.
          const action = payload as NumberAction;
          return <NumberForm key={action.id} {...{ text, action, returnTo, onEnd }} onRefresh={refresh} />;
        }}
      />
      <p className="muted on-phone">{text.onPhone}</p>
      <p className="muted">{config.phonePage ? text.miniPhoneHint : text.terms}</p>
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
