import { type QrLoginOptions, type QrLoginStatus, useWeChatQrLogin } from 'wechat-qr-login';

const MESSAGES: Partial<Record<QrLoginStatus, string>> = {
  authorized: 'Signing you in…',
  refused: 'You canceled the login',
  expired: 'The QR code has expired',
  error: "WeChat can't be reached",
};

/** A login that draws everything except WeChat's frame. */
export function HookLogin(options: QrLoginOptions) {
  const { ref, status, refresh, authorizationUrl } = useWeChatQrLogin(options);
  const message = MESSAGES[status];
  return (
    <div className="ticket">
      <p role="status">{message ?? (status === 'ready' ? 'Scan with WeChat to sign in' : 'Loading…')}</p>
      {/* Reserves the space. It stays in the page, and WeChat's frame is put into it. */}
      <div ref={ref} className="ticket-code" hidden={Boolean(message)} />
      {message && status !== 'authorized' && (
        <button type="button" className="primary-button" onClick={refresh}>
          Refresh QR code
        </button>
      )}
      {status === 'error' && <a href={authorizationUrl}>Open WeChat's login page</a>}
    </div>
  );
}
