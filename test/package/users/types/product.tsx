import { createRef } from 'react';
import {
  useWeChatQrLogin,
  WeChatLoginError,
  WeChatQrLogin,
  type WeChatQrLoginHandle,
  type WeChatQrLoginProps,
} from 'wechat-qr-login';
import {
  createAuthorizationUrl,
  createQrLogin,
  createStylesheet,
  openLoginPopup,
  parseAuthorizationUrl,
  type QrLogin,
  type QrLoginStatus,
  readCallback,
  relayCallback,
  verifyState,
} from 'wechat-qr-login/core';
import {
  authing,
  createMiniProgramQrLogin,
  deviceAuthorization,
  type MiniProgramAdapter,
  MiniProgramQrLogin,
  rest,
  subscription,
} from 'wechat-qr-login/mini-program';

/** The types that pages use. Compiled as a module and, in a copy, as CommonJS. */

const app = { appid: 'wx0123456789abcdef', redirect_uri: 'https://shop.example/callback' };
const handle = createRef<WeChatQrLoginHandle>();
const props: WeChatQrLoginProps = { ...app, css: createStylesheet({}), color_scheme: 'auto' };

export const page = (
  <WeChatQrLogin
    ref={handle}
    {...props}
    {...parseAuthorizationUrl('https://open.weixin.qq.com/connect/qrconnect')}
    onAuthorized={({ code, state }) => code.length + state.length}
    onError={(error) => error instanceof WeChatLoginError && error.code === 'script_failed'}
    error={({ error, refresh }) => (
      <button type="button" onClick={refresh}>
        {error?.message}
      </button>
    )}
  />
);
export function Headless() {
  const { ref, status } = useWeChatQrLogin(props);
  const known: QrLoginStatus = status;
  return <div ref={ref} data-status={known} />;
}
export const login = (box: HTMLElement): QrLogin => createQrLogin(box, app);
export const code = async () => (await openLoginPopup(app)).code;
export const link: string = createAuthorizationUrl({ ...app, state: 's' });
export function finish() {
  const result = relayCallback() ?? readCallback();
  return result?.type === 'authorized' && verifyState(result.state) ? result.code : undefined;
}

export const scan = (
  <MiniProgramQrLogin
    adapter={rest<{ name: string }>({ baseUrl: '/api' })}
    onAuthorized={({ result }) => console.log(result.name.length)}
  />
);
const adapter = authing({
  appId: 'a',
  appHost: 'https://a.example',
  exchange: async (ticket) => ticket.length,
});
export const ticket = (
  <MiniProgramQrLogin adapter={adapter} onAuthorized={({ result }) => console.log(result.user.toFixed())} />
);
export const adapters = [deviceAuthorization, subscription];
export const own = (mine: MiniProgramAdapter<number>) =>
  createMiniProgramQrLogin({ adapter: mine, onAuthorized: ({ result }) => console.log(result.toFixed()) });

// @ts-expect-error an adapter is required
export const nowhere = <MiniProgramQrLogin />;
// @ts-expect-error appid is required
export const missing = <WeChatQrLogin redirect_uri="https://x.example" />;
// @ts-expect-error WeChat knows two colors
export const color = <WeChatQrLogin appid="wx" redirect_uri="https://x.example" style="red" />;
