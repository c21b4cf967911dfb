'use client';
import { forwardRef, type ReactElement, type RefAttributes, useImperativeHandle, useRef } from 'react';
import { own } from '../shared/own.js';
import { guardChildren } from '../ui/guard-children.js';
import { toPx } from '../ui/to-px.js';
import { useGuardedBox } from '../ui/use-guarded-box.js';
import { Code } from './Code.js';
import { en, type MiniProgramQrLoginLabels, zh } from './labels.js';
import { type MiniProgramQrLoginParts, Notice } from './Notice.js';
import type { ScanLoginStatus } from './options.js';
import { type UseScanLoginOptions, useScanLogin } from './use-scan-login.js';

/** What a ref on `<MiniProgramQrLogin>` holds. */
export interface MiniProgramQrLoginHandle {
  /** As of the last render. */
  readonly status: ScanLoginStatus;
  /** Asks for a new code. */
  refresh(): void;
}

/** All options and events of the login, and how it is presented. */
export interface MiniProgramQrLoginProps<Result = unknown>
  extends UseScanLoginOptions<Result>,
    MiniProgramQrLoginParts {
  /** Width and height of the code in px, its white border included. Default 240; phones read 160 and up. */
  size?: number | undefined;
  /** Address of a picture for the middle of the code. Default: the server's, if it has one. */
  logo?: string | undefined;
  /** Language of the texts: `cn` (default) or `en`, as WeChat says it. */
  lang?: 'cn' | 'en' | undefined;
  /** Replaces any of the texts. */
  labels?: Partial<MiniProgramQrLoginLabels> | undefined;
  /** Class of the box. */
  className?: string | undefined;
}

const SIZE = 240;

/**
 * A QR code that a phone's WeChat scans, and what becomes of it: scanned by whom, confirmed, cancelled, expired.
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
  const { size, logo, lang, labels, className } = options;
  const english = lang === 'en';
  const text = { ...(english ? en : zh), ...labels };
  const box = useRef<HTMLElement>(null);
  const login = useScanLogin(options, box);
  const { status, code, refresh } = login;
  useImperativeHandle(handle, () => ({ status, refresh }));

  const pending = status === 'pending';
  const role = status === 'error' ? 'alert' : 'status';
  const ref = useGuardedBox(box);
  const side = toPx(size, SIZE);
  return (
    <div
      ref={ref}
      className={className}
      data-status={status}
      tabIndex={-1}
      style={{
        display: 'grid',
        // The code, and below it a line of text of any usual size; other states have the whole box.
        gridTemplate: `${side}px minmax(4em, auto) / 100%`,
        width: side,
        maxWidth: '100%',
      }}
    >
      {code && (
        // Kept while somebody decides on the phone: they may leave, and the code is to be scanned again.
        <Code
          key={code.picture ?? code.text}
          code={code}
          logo={logo}
          timeout={options.timeout}
          title={text.title}
          hidden={!pending}
          onShown={login.codeShown}
          onFailed={login.codeFailed}
        />
      )}
      {/* The region stays while its content changes, which is what screen readers announce; only an alert is made anew. */}
      <div
        key={role}
        role={role}
        ref={guardChildren}
        // Replaced texts may be in any language: the page's own then.
        lang={labels ? undefined : english ? 'en' : 'zh-CN'}
        style={{
          // Only inherited fonts and colours: right on any page, light or dark. Nothing moves: no motion to reduce.
          display: 'grid',
          gridRow: pending ? 2 : '1 / 3',
        }}
      >
        {options.enabled !== false && <Notice key={status} login={login} text={text} parts={options} />}
      </div>
    </div>
  );
}) as <Result = unknown>(
  props: MiniProgramQrLoginProps<Result> & RefAttributes<MiniProgramQrLoginHandle>,
) => ReactElement | null;
