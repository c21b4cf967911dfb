import { type ReactNode, useMemo, useState } from 'react';
import { type MiniProgramLoginError, MiniProgramQrLogin, rest } from 'wechat-qr-login/mini-program';
import type { NoAccountAction, NumberAction } from '../server/mini-program-login/to-progress.js';
import { CodeBox } from './CodeBox.js';
import { NoAccount } from './NoAccount.js';
import { type FormProblem, NumberForm } from './NumberForm.js';
import type { Lang } from './preferences.js';
import { Scanned } from './Scanned.js';
import type { Texts } from './texts/texts.js';

interface MiniProgramCodeProps {
  text: Texts;
  lang: Lang;
  /** Address of the codes. */
  baseUrl: string;
  /** Address of the simulated phone. */
  phonePage: string | undefined;
  /** Whether the code can be seen. A hidden one requests no code. It keeps a code that a phone has scanned. */
  shown: boolean;
  /** Texts of the box that differ from those of a login. */
  labels?: { title: string; ready: string; refused: string };
  /** Text of the button that sends the number. */
  submit: string;
  /** Sends the number to the code's address. Resolves to undefined if the form has done its work. */
  send: (address: string, number: string) => Promise<FormProblem | undefined>;
  onError?: (error: MiniProgramLoginError) => void;
}

/** Shows the QR code of the mini program, then asks for the number that the phone shows. */
export function MiniProgramCode({
  text,
  lang,
  baseUrl,
  phonePage,
  shown,
  labels,
  submit,
  send,
  onError,
}: MiniProgramCodeProps): ReactNode {
  const adapter = useMemo(() => rest({ baseUrl }), [baseUrl]);
  const [isScanned, setScanned] = useState(false);
  return (
    <>
      <CodeBox text={text}>
        <MiniProgramQrLogin
          adapter={adapter}
          enabled={shown || isScanned}
          lang={lang}
          labels={labels}
          size={232}
          onStatusChange={(status) => setScanned(/scanned|confirming|action_required/.test(status))}
          onError={onError}
          scanned={({ user, refresh }) => <Scanned {...{ text, user }} onRefresh={refresh} />}
          autoRefresh
          className="mini-qr"
          actionRequired={({ payload, refresh }) => {
            // The actions of this server.
            const action = payload as NumberAction | NoAccountAction;
            if (action.action === 'no_account') return <NoAccount text={text} onRefresh={refresh} />;
            const address = `${baseUrl}/${encodeURIComponent(action.id)}`;
            return (
              <NumberForm
                key={action.id}
                {...{ text, lang, action, submit }}
                send={(number) => send(address, number)}
                onRefresh={refresh}
              />
            );
          }}
        />
      </CodeBox>
      <p className="muted on-phone">{text.onPhone}</p>
      {phonePage && <p className="muted">{text.miniPhoneHint}</p>}
      {phonePage && (
        <p className="ways">
          <a href={phonePage} target="_blank" rel="noopener noreferrer">
            {text.phonePage}
          </a>
        </p>
      )}
    </>
  );
}
