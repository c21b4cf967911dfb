import { type QrLoginOptions, useWeChatQrLogin } from 'wechat-qr-login';

const WORDS: Record<string, string> = {
  authorized: 'Signed in. Welcome!',
  refused: 'You said no. That is fine.',
  expired: 'This code is gone.',
  error: 'WeChat cannot be reached.',
};

/** Everything but WeChat's frame is drawn here. */
export function HookLogin(options: QrLoginOptions) {
  const { ref, status, refresh, authorizationUrl } = useWeChatQrLogin(options);
  const words = WORDS[status];
  return (
    <div className="ticket">
      <p role="status">{words ?? (status === 'ready' ? 'Scan to come in' : 'One moment…')}</p>
      {/* Your own element reserves the space. It stays: WeChat's frame comes and goes inside. */}
      <div ref={ref} className="ticket-code" hidden={Boolean(words)} />
      {words && status !== 'authorized' && (
        <button type="button" className="primary-button" onClick={refresh}>
          Another code
        </button>
      )}
      {status === 'error' && <a href={authorizationUrl}>Go to WeChat instead</a>}
    </div>
  );
}
