import { type QrLoginOptions, type QrLoginStatus, useWeChatQrLogin } from 'wechat-qr-login';

type Texts = Partial<Record<QrLoginStatus | 'refresh' | 'link', string>>;

const texts: Record<'cn' | 'en', Texts> = {
  cn: {
    loading: '正在加载…',
    ready: '使用微信扫一扫登录',
    authorized: '正在登录…',
    refused: '你已取消登录',
    expired: '二维码已过期',
    error: '连不上微信',
    refresh: '刷新二维码',
    link: '前往微信登录页',
  },
  en: {
    loading: 'Loading…',
    ready: 'Scan with WeChat to sign in',
    authorized: 'Signing you in…',
    refused: 'You canceled the login',
    expired: 'The QR code has expired',
    error: "WeChat can't be reached",
    refresh: 'Refresh QR code',
    link: "Open WeChat's login page",
  },
};

/** A login that draws everything except WeChat's frame. */
export function HookLogin(options: QrLoginOptions) {
  const { ref, status, refresh, authorizationUrl } = useWeChatQrLogin(options);
  const text = texts[options.lang ?? 'cn'];
  const isOver = /authorized|refused|expired|error/.test(status);
  return (
    <div className="ticket">
      <p role="status">{text[status] ?? text.loading}</p>
      {/* Reserves the space. It stays in the page, and WeChat's frame is put into it. */}
      <div ref={ref} className="ticket-code" hidden={isOver} />
      {isOver && status !== 'authorized' && (
        <button type="button" className="primary-button" onClick={refresh}>
          {text.refresh}
        </button>
      )}
      {status === 'error' && <a href={authorizationUrl}>{text.link}</a>}
    </div>
  );
}
