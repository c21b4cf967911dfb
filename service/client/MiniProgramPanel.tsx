import { type Destination, MINI_PROGRAM_LOGIN_PATH } from '../addresses.js';
import type { PageConfig, ShownConnection } from '../server/page-config.js';
import { type LoginEnd, sendNumber } from './finish-login.js';
import { MiniProgramCode } from './MiniProgramCode.js';
import type { Lang } from './preferences.js';
import type { Texts } from './texts/texts.js';

interface MiniProgramPanelProps {
  text: Texts;
  lang: Lang;
  config: PageConfig;
  connection: ShownConnection;
  to: Destination;
  /** Whether the tab is selected. */
  shown: boolean;
  onEnd: (end: LoginEnd) => void;
}

/** Signs in with the QR code of a mini program. */
export function MiniProgramPanel({
  text,
  lang,
  config,
  connection,
  to,
  shown,
  onEnd,
}: MiniProgramPanelProps) {
  return (
    <MiniProgramCode
      {...{ text, lang, shown }}
      baseUrl={`${MINI_PROGRAM_LOGIN_PATH}/${connection.id}`}
      phonePage={config.phonePage}
      submit={text.numberSubmit}
      send={async (address, number) => {
        const end = await sendNumber(address, number, to);
        if (typeof end === 'string') return end;
        onEnd(end);
        return;
      }}
    />
  );
}
