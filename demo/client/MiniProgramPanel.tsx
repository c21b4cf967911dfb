import { MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';
import { SCAN_LOGIN_PATH } from '../addresses.js';
import type { PageConfig } from '../server/page-config.js';
import { fetchScanSession, type LoginEnd, type ScanSession, toScanEnd } from './finish-login.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts.js';

const adapter = rest<ScanSession>({ baseUrl: SCAN_LOGIN_PATH });

interface MiniProgramPanelProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  returnTo: string | undefined;
  /** Another tab is in front: no code is asked for. */
  shown: boolean;
  onEnd: (end: LoginEnd) => void;
}

/** The QR code that opens the mini program; how it ends is the same as for the other ways in. */
export function MiniProgramPanel({ text, lang, config, returnTo, shown, onEnd }: MiniProgramPanelProps) {
  return (
    <>
      <MiniProgramQrLogin<ScanSession>
        adapter={adapter}
        enabled={shown}
        lang={lang}
        size={240}
        autoRefresh
        className="mini-qr"
        onAuthorized={({ result }) => onEnd(toScanEnd(result, returnTo))}
        // A WeChat that nobody knows here yet: the server keeps it, and the bind page asks whose account it is.
        onActionRequired={async ({ payload }) => onEnd(await fetchScanSession(payload, returnTo))}
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
