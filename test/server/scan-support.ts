import { expect } from 'vitest';
import type { SimulatedUser, WeChatSimulator } from '../../src/simulator/index.js';
import { readQr } from '../read-qr.js';
import { Browser, MINI_PROGRAM, type Server, SITE } from './support.js';

/** What the server answers a page that asks for a code. */
export interface Code {
  id: string;
  text?: string;
  picture?: string;
  expiresIn: number;
  interval: number;
}

/** What a phone reads from the code: the token, and nothing else of it counts. */
function readToken({ text, picture }: Code): string {
  if (text) return new URL(text).searchParams.get('token') ?? '';
  const [, bytes = ''] = /^data:image\/png;base64,(.+)$/.exec(picture ?? '') ?? [];
  return new URL(readQr(Buffer.from(bytes, 'base64')) ?? '').searchParams.get('scene') ?? '';
}

/** The page that waits: what the `rest` adapter sends. */
export class WaitingPage {
  code: Code = { id: '', expiresIn: 0, interval: 0 };
  constructor(readonly browser: Browser) {}

  /** The same page with the same cookies, asking that server. */
  copy(server: Server): WaitingPage {
    const copy = new WaitingPage(new Browser(server, this.browser.wechat));
    copy.code = this.code;
    for (const cookie of this.browser.cookies) copy.browser.cookies.set(...cookie);
    return copy;
  }

  async open(headers: Record<string, string> = {}): Promise<string> {
    const response = await this.browser.fetch('/api/scan-login', { json: {}, headers });
    expect(response.status).toBe(200);
    this.code = await response.json();
    return readToken(this.code);
  }

  poll(id = this.code.id): Promise<Response> {
    return this.browser.fetch(`/api/scan-login/${id}`);
  }

  async status(): Promise<string> {
    const response = await this.poll();
    return response.ok ? (await response.json()).status : `${response.status}`;
  }

  fetchSession(id = this.code.id): Promise<Response> {
    return this.browser.fetch(`/api/scan-login/${id}/session`, { json: {} });
  }
}

/** The mini program on somebody's phone: what demo/mini-program sends. It has no cookies and no origin. */
export class Phone {
  /** The phone's secret, once it has scanned. */
  scanned = '';
  constructor(
    public server: Server,
    readonly wechat: WeChatSimulator,
    readonly user: SimulatedUser,
  ) {}

  post(path: string, body: object): Promise<Response> {
    return this.server.fetch(
      new Request(`${SITE}/api/scan-login/phone/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
  }

  async scan(token: string): Promise<Response> {
    const code = this.wechat.issueLoginCode({ appid: MINI_PROGRAM.appid, user: this.user });
    const response = await this.post('scan', { token, code });
    if (response.ok) this.scanned = (await response.clone().json()).scan;
    return response;
  }

  confirm(withNumber = false): Promise<Response> {
    const phoneNumberCode =
      withNumber && this.wechat.issuePhoneNumberCode({ appid: MINI_PROGRAM.appid, user: this.user });
    return this.post('confirm', { scan: this.scanned, ...(phoneNumberCode && { phoneNumberCode }) });
  }

  cancel(): Promise<Response> {
    return this.post('cancel', { scan: this.scanned });
  }
}

/** What the server needs for WeChat's API. */
export async function requestAccessToken(wechat: WeChatSimulator, more: object = {}): Promise<string> {
  const response = await wechat.fetch(
    new Request('https://api.weixin.qq.com/cgi-bin/stable_token', {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', ...MINI_PROGRAM, ...more }),
    }),
  );
  return (await response.json()).access_token;
}

/** Status and the contract's word. */
export const errorOf = async (response: Response) => [response.status, (await response.json()).error];
