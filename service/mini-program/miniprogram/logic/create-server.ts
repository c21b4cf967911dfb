/** The server's description of the waiting page. Visitors compare it with their screen. */
export interface Waiting {
  /** The phone's secret for this login. */
  scan: string;
  site: { name: string; host: string };
  /** Name of the login, if it has one. */
  connection?: string;
  /** For example "Chrome on Windows". */
  browser: string;
  /** IP address of the browser. */
  place?: string;
  /** Name of the account that the scan binds the WeChat to. Omitted for a login. */
  account?: string;
  phoneNumber: 'none' | 'optional' | 'required';
}

/** Error codes of the server. */
const SERVER_ERRORS = [
  'expired',
  'taken',
  'login_failed',
  'no_account',
  'phone_number_required',
  'phone_number_failed',
  'too_many',
  'wechat',
] as const;

/** Error codes of the server, `network` if it was not reached, and `unknown` for other answers. */
export type ServerError = (typeof SERVER_ERRORS)[number] | 'network' | 'unknown';

/** The error of a failed request. */
export class RequestError extends Error {
  constructor(readonly reason: ServerError) {
    super(reason);
    this.name = 'RequestError';
  }
}

/** The part of `wx` that is used here. */
export interface Wx {
  login(options: { success(result: { code: string }): void; fail(): void }): void;
  request(options: {
    url: string;
    method: 'POST';
    data: Record<string, string>;
    header: Record<string, string>;
    timeout: number;
    success(result: { statusCode: number; data: unknown }): void;
    fail(): void;
  }): void;
}

/** The server's answer to the visitor's decision. */
export interface Decided {
  /** The number to type on the waiting page, if the server requires one. */
  number?: string;
}

/** The phone's API in docs/mini-program.md. */
export interface Server {
  /** Reports the scan, with a new code of `wx.login`. A code can be used once. */
  scan(token: string): Promise<Waiting>;
  confirm(scan: string, phoneNumberCode?: string): Promise<Decided>;
  cancel(scan: string): Promise<Decided>;
}

/** `language` is WeChat's, for example `zh_CN`. The server answers names in it. */
export function createServer(wx: Wx, address: string, language = ''): Server {
  const header = { 'accept-language': /^zh/i.test(language) || !language ? 'zh-CN' : 'en' };
  const post = <Answer>(path: string, data: Record<string, string>) =>
    new Promise<Answer>((resolve, reject) => {
      wx.request({
        url: `${address}/${path}`,
        method: 'POST',
        data,
        header,
        timeout: 10_000,
        success({ statusCode, data: answer }) {
          if (statusCode === 200) return resolve(answer as Answer);
          const { error } = (answer ?? {}) as { error?: string };
          reject(new RequestError(SERVER_ERRORS.find((known) => known === error) ?? 'unknown'));
        },
        fail: () => reject(new RequestError('network')),
      });
    });

  const login = () =>
    new Promise<string>((resolve, reject) => {
      wx.login({
        success: ({ code }) => (code ? resolve(code) : reject(new RequestError('login_failed'))),
        fail: () => reject(new RequestError('network')),
      });
    });

  return {
    scan: async (token) => post<Waiting>('scan', { token, code: await login() }),
    confirm: (scan, phoneNumberCode) =>
      post<Decided>('confirm', phoneNumberCode ? { scan, phoneNumberCode } : { scan }),
    cancel: (scan) => post<Decided>('cancel', { scan }),
  };
}
