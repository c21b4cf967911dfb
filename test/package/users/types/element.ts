import 'wechat-qr-login/element';
import {
  type WeChatQrLoginElement,
  type WeChatQrLoginElementOptions,
  type WeChatQrLoginEventMap,
  zhTW,
} from 'wechat-qr-login/element';

/** The types that pages use with the element. TypeScript knows its tag. */

const options: WeChatQrLoginElementOptions = {
  appid: 'wx0123456789abcdef',
  redirect_uri: 'https://shop.example/callback',
  qrStyle: 'white',
  autoRefresh: 3,
  labels: zhTW,
};
const login: WeChatQrLoginElement = Object.assign(document.createElement('wechat-qr-login'), options);

login.addEventListener('authorized', ({ detail: { code, state }, currentTarget }) => {
  console.log(code.length + state.length, currentTarget);
});
login.addEventListener('statuschange', ({ detail }) => detail.previous === 'ready');
login.addEventListener('loginerror', function (event) {
  event.preventDefault();
  console.log(event.detail.code === 'script_failed', this.error?.message);
});
// Events of HTML, and of others.
login.addEventListener('click', (event) => event.clientX);
login.addEventListener('anything', (event: Event) => event.type);
document.querySelector('wechat-qr-login')?.refresh();

export type Result = WeChatQrLoginEventMap['authorized']['detail'];
export const status: 'idle' | 'error' | undefined =
  login.status === 'idle' || login.status === 'error' ? login.status : undefined;

// @ts-expect-error the login sets its status
login.status = 'ready';
// @ts-expect-error WeChat knows two colors
login.qrStyle = 'red';
// @ts-expect-error there is no event of that name
login.addEventListener('authorised', ({ detail }) => detail);
