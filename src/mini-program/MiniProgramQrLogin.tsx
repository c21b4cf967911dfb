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

/** The ref of `<MiniProgramQrLogin>`. */
export interface MiniProgramQrLoginHandle {
  /** The status of the last render. */
  readonly status: MiniProgramQrLoginStatus;
  /** Requests a new QR code. */
  refresh(): void;
}

/** The props of `<MiniProgramQrLogin>`: all options and events of the login, and its presentation. */
export interface MiniProgramQrLoginProps<Result = unknown>
  extends MiniProgramQrLoginOptions<Result>,
    MiniProgramQrLoginParts {
  /** Width and height of the code in px, including its white border. Phones need at least 160. @default 240 */
  size?: number | undefined;
  /** Address of a picture for the middle of the code. @default the server's picture, if there is one */
  logo?: string | undefined;
  /** Language of the texts, unless `labels` is set: `cn` or `en`, WeChat's names. @default cn */
  lang?: 'cn' | 'en' | undefined;
  /**
   * Whether your page is light or dark, as in `<WeChatQrLogin>`. Sets the color scheme of the box. The code is always
   * dark on white, and the texts inherit your page's color.
   *
   * @default your page's
   */
  appearance?: 'light' | 'dark' | 'auto' | undefined;
  /** The texts: a language (for example `zhTW`), or single texts. */
  labels?: Partial<Labels> | undefined;
  /** Class of the box. */
  className?: string | undefined;
}

const SIZE = 240;

/**
 * Shows a QR code for WeChat on the phone, and its progress: who has scanned, confirmed, refused, expired. It reserves
 * its space before anything loads. On the server it renders the box with the loading text.
 *
 * It inherits the page's font and colors, and has no stylesheet. It shows nickname and avatar only as text and
 * picture. It uses no canvas, opens no window, and stores nothing.
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
        // The box has room for the code and a line of text. All other states use the whole box.
        gridTemplate: `${box}px minmax(4em, auto) / 100%`,
        width: box,
        maxWidth: '100%',
        colorScheme: appearance === 'auto' ? 'light dark' : appearance,
      }}
    >
      {code && (
        // The code stays in the page while the visitor decides on the phone. If they cancel, it can be scanned again.
        <QrCode
          key={code.picture ?? code.text}
          code={code}
          logo={logo}
          timeout={options.timeout}
          title={text.title}
          hidden={status !== 'ready'}
          onShown={login.codeShown}
          onFailed={login.codeFailed}
        />
      )}
      <Notice
        login={login}
        text={text}
        parts={options}
        // The language of the page's own texts is not known, so they inherit the page's.
        lang={labels ? labels.lang : text.lang}
        isSilent={options.enabled === false}
      />
    </div>
  );
}) as <Result = unknown>(
  props: MiniProgramQrLoginProps<Result> & RefAttributes<MiniProgramQrLoginHandle>,
) => ReactElement | null;
