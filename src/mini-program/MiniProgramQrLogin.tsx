'use client';
import { forwardRef, type ReactElement, type RefAttributes, useImperativeHandle } from 'react';
import { getSize } from '../shared/get-size.js';
import { en, type Labels, zhCN } from '../shared/labels/index.js';
import { own } from '../shared/own.js';
import { useGuardedBox } from '../ui/use-guarded-box.js';
import type { MiniProgramQrLoginOptions, MiniProgramQrLoginStatus } from './mini-program-qr-login-options.js';
import { type MiniProgramQrLoginParts, Notice } from './Notice.js';
import { QrCode } from './QrCode.js';
import { useMiniProgramQrLogin } from './use-mini-program-qr-login.js';

/** What a ref on `<MiniProgramQrLogin>` holds. */
export interface MiniProgramQrLoginHandle {
  /** As of the last render. */
  readonly status: MiniProgramQrLoginStatus;
  /** Asks for a new code. */
  refresh(): void;
}

/** All options and events of the login, and how it is presented. */
export interface MiniProgramQrLoginProps<Result = unknown>
  extends MiniProgramQrLoginOptions<Result>,
    MiniProgramQrLoginParts {
  /** Width and height of the code in px, its white border included. Phones read 160 and up. @default 240 */
  size?: number | undefined;
  /** Address of a picture for the middle of the code. @default the server's, if it has one */
  logo?: string | undefined;
  /** Language of the texts, unless `labels` is given: `cn` or `en`, as WeChat says it. @default cn */
  lang?: 'cn' | 'en' | undefined;
  /**
   * Whether your page is light or dark, as in `<WeChatQrLogin>`. Sets the colour scheme of the box. The code is always dark
   * on white, and the texts have your page's colour.
   *
   * @default your page's
   */
  appearance?: 'light' | 'dark' | 'auto' | undefined;
  /** The texts: a whole language (for example `zhTW`), or any of them. */
  labels?: Partial<Labels> | undefined;
  /** Class of the box. */
  className?: string | undefined;
}

const SIZE = 240;

/**
 * A QR code that a phone's WeChat scans, and its progress: scanned by whom, confirmed, refused, expired.
 * The space is reserved before anything loads; on the server the box is rendered, with its loading text.
 *
 * It inherits the page's font and colours and brings no stylesheet. Nickname and avatar are shown as text and picture,
 * nothing else. It draws no code into a canvas, opens no window, and stores nothing.
 *
 * @example
 * <MiniProgramQrLogin adapter={rest({ baseUrl: '/api/scan-login' })} callbackUrl="/account" />
 */
export const MiniProgramQrLogin = /* @__PURE__ */ forwardRef<
  MiniProgramQrLoginHandle,
  MiniProgramQrLoginProps
>(function MiniProgramQrLogin(props, handle) {
  const options = own(props);
  const { size, logo, lang, labels, className, appearance } = options;
  const text = { ...(lang === 'en' ? en : zhCN), ...labels };
  const login = useMiniProgramQrLogin(options);
  const { status, code, refresh } = login;
  useImperativeHandle(handle, () => ({ status, refresh }));

  const ref = useGuardedBox(login.ref);
  const box = getSize(size, SIZE);
  return (
    <div
      ref={ref}
      className={className}
      data-status={status}
      tabIndex={-1}
      style={{
        display: 'grid',
        // The code, and below it a line of text of any usual size; other states have the whole box.
        gridTemplate: `${box}px minmax(4em, auto) / 100%`,
        width: box,
        maxWidth: '100%',
        colorScheme: appearance === 'auto' ? 'light dark' : appearance,
      }}
    >
      {code && (
        // Kept while a person decides on the phone: if they leave, the code can be scanned again.
        <QrCode
          key={code.picture ?? code.text}
          code={code}
          logo={logo}
          timeout={options.timeout}
          title={text.title}
          status={status}
          onShown={login.codeShown}
          onFailed={login.codeFailed}
        />
      )}
      <Notice
        login={login}
        text={text}
        parts={options}
        // Texts of the site's own may be in any language: the page's then.
        lang={labels ? labels.lang : text.lang}
        isSilent={options.enabled === false}
      />
    </div>
  );
}) as <Result = unknown>(
  props: MiniProgramQrLoginProps<Result> & RefAttributes<MiniProgramQrLoginHandle>,
) => ReactElement | null;
