import { expect } from 'vitest';
import type { SimulatedUser, WeChatSimulator } from '../../../src/simulator/index.js';
import { readQr } from '../../read-qr.js';
import { Browser, MINI_PROGRAM, type Server, SITE } from '../support.js';

/** The server's answer to the page that requests a code. */
export interface Code {
  id: string;
  text?: string;
  picture?: string;
  expiresIn: number;
  interval: number;
}

/** Reads the token from the code, like a phone. */
function readToken({ text, picture }: Code): string {
  if (text) return new URL(text).searchParams.get('token') ?? '';
  const [, bytes = ''] = /^data:image\/png;base64,(.+)$/.exec(picture ?? '') ?? [];
  return new URL(readQr(Buffer.from(bytes, 'base64')) ?? '').searchParams.get('scene') ?? '';
}

/** Scanned tokens by the phone's secret, and numbers by token. */
const tokens = new Map<string, string>();
const numbers = new Map<string, string>();

/** The waiting page. Sends the requests of the `rest` adapter and of the number form. */
export class WaitingPage {
  code: Code = { id: '', expiresIn: 0, interval: 0 };
  private token = '';
  constructor(
    readonly browser: Browser,
    /** Address of the codes. */
    readonly base = '/api/scan-login/mini-program',
  ) {}

  /** Returns the same page with the same cookies, which uses another server. */
  copy(server: Server): WaitingPage {
    const copy = new WaitingPage(new Browser(server, this.browser.wechat), this.base);
    copy.code = this.code;
    copy.token = this.token;
    for (const cookie of this.browser.cookies) copy.browser.cookies.set(...cookie);
    return copy;
  }

  async open(headers: Record<string, string> = {}): Promise<string> {
    const response = await this.browser.fetch(this.base, { json: {}, headers });
    expect(response.status).toBe(200);
    this.code = await response.json();
    this.token = readToken(this.code);
    return this.token;
  }

  poll(id = this.code.id): Promise<Response> {
    return this.browser.fetch(`${this.base}/${id}`);
  }

  async status(): Promise<string> {
    const response = await this.poll();
    return response.ok ? (await response.json()).status : `${response.status}`;
  }

  /** Sends the number that the phone shows, or a wrong one if it shows none. */
  fetchSession(id = this.code.id, number = numbers.get(this.token) ?? '10'): Promise<Response> {
    return this.browser.fetch(`${this.base}/${id}/session`, { json: { number } });
  }
}

/** The mini program on a phone. Sends the requests of service/mini-program, without cookies and origin. */
export class Phone {
  /** The phone's secret. Set after the scan. */
  scanned = '';
  constructor(
    public server: Server,
    readonly wechat: WeChatSimulator,
    readonly user: SimulatedUser,
  ) {}

  post(path: string, body: object, language = 'zh-CN'): Promise<Response> {
    return this.server.fetch(
      new Request(`${SITE}/api/scan-login/phone/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': language },
        body: JSON.stringify(body),
      }),
    );
  }

  async scan(token: string, language?: string): Promise<Response> {
    const code = this.wechat.issueLoginCode({ appid: MINI_PROGRAM.appid, user: this.user });
    const response = await this.post('scan', { token, code }, language);
    if (response.ok) {
      this.scanned = (await response.clone().json()).scan;
      tokens.set(this.scanned, token);
    }
    return response;
  }

  async confirm(withPhoneNumber = false): Promise<Response> {
    const phoneNumberCode =
      withPhoneNumber && this.wechat.issuePhoneNumberCode({ appid: MINI_PROGRAM.appid, user: this.user });
    const { scanned: scan } = this;
    const response = await this.post('confirm', { scan, ...(phoneNumberCode && { phoneNumberCode }) });
    if (response.ok) numbers.set(tokens.get(scan) ?? '', (await response.clone().json()).number);
    return response;
  }

  cancel(): Promise<Response> {
    return this.post('cancel', { scan: this.scanned });
  }
}

/** Requests an access token, like the server. */
export async function requestAccessToken(wechat: WeChatSimulator, more: object = {}): Promise<string> {
  const response = await wechat.fetch(
    new Request('https://api.weixin.qq.com/cgi-bin/stable_token', {
      method: 'POST',
      body: JSON.stringify({ grant_type: 'client_credential', ...MINI_PROGRAM, ...more }),
    }),
  );
  return (await response.json()).access_token;
}

/** Returns status and error code of a response. */
export const getError = async (response: Response) => [response.status, (await response.json()).error];
