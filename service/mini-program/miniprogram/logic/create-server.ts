/** What the server tells about the page that waits: the visitor compares it with what they see. */
export interface Waiting {
  /** The phone's secret for this login. */
  scan: string;
  site: { name: string; host: string };
  /** For example "Chrome on Windows". */
  browser: string;
  /** Where that browser seems to be, from its address; may be absent. */
  place?: string;
  phoneNumber: 'none' | 'optional' | 'required';
}

/** What goes wrong, in the server's words. */
const KNOWN = [
  'expired',
  'taken',
  'login_failed',
  'no_account',
  'phone_number_required',
  'phone_number_failed',
  'too_many',
  'wechat',
] as const;

/** The same, and two of ours: it was not reached, or said something else. */
export type ServerError = (typeof KNOWN)[number] | 'network' | 'unknown';

/** A request that the server refused, or that did not reach it. */
export class RequestError extends Error {
  constructor(readonly reason: ServerError) {
    super(reason);
    this.name = 'RequestError';
  }
}

/** The part of `wx` that is needed here; that the real one fits is checked where the page passes it. */
export interface Wx {
  login(options: { success(result: { code: string }): void; fail(): void }): void;
  request(options: {
    url: string;
    method: 'POST';
    data: Record<string, string>;
    timeout: number;
    success(result: { statusCode: number; data: unknown }): void;
    fail(): void;
  }): void;
}

/** What the server answers to the visitor's decision. */
export interface Decided {
  /** To be typed on the page that waits, if the server asks for it. */
  number?: string;
}

/** The phone's side of docs/mini-program.md. */
export interface Server {
  /** Tells the server who scanned what. A new `wx.login` code each time: it is good for one use. */
  scan(token: string): Promise<Waiting>;
  confirm(scan: string, phoneNumberCode?: string): Promise<Decided>;
  cancel(scan: string): Promise<Decided>;
}

export function createServer(wx: Wx, address: string): Server {
  const post = <Answer>(path: string, data: Record<string, string>) =>
    new Promise<Answer>((resolve, reject) => {
      wx.request({
        url: `${address}/${path}`,
        method: 'POST',
        data,
        timeout: 10_000,
        success({ statusCode, data: answer }) {
          if (statusCode === 200) return resolve(answer as Answer);
          const { error } = (answer ?? {}) as { error?: string };
          reject(new RequestError(KNOWN.find((known) => known === error) ?? 'unknown'));
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
