/** How a new WeChat identity is connected to an account. */
type Association =
  /** It gets a new account. */
  | 'off'
  /** It is connected to the account with the same unionid, or the same verified e-mail address or phone number. */
  | 'match'
  /** The visitor signs in to an existing account once to connect it. */
  | 'ask';

/** Settings of login by mini program. */
export interface MiniProgramSettings {
  appid: string;
  secret: string;
  /** The page that the QR code opens, without a leading slash. */
  page: string;
  /** The version that opens: released, for testers, or in development. */
  envVersion: 'release' | 'trial' | 'develop';
  /** Prefix of an ordinary link that opens the mini program. If set, the page draws it instead of requesting a QR code from WeChat. */
  link: string | undefined;
  /** Whether the phone can or must share its phone number. */
  phoneNumber: 'none' | 'optional' | 'required';
}

/** The settings of the server. `readSettings` reads them from environment variables. */
export interface Settings {
  /** `real` needs an AppID and an AppSecret. */
  wechat: 'simulator' | 'real';
  appid: string;
  secret: string;
  /** Login by mini program. Omitted if it is not offered. */
  miniProgram: MiniProgramSettings | undefined;
  /** Name of the connection on the page. Empty for WeChat's own name. */
  displayName: string;
  /** Callback page of the QR code in the page. @default `/callback.html` on the page's origin */
  callbackUrl: string | undefined;
  /** Login page for visitors inside WeChat's browser. It belongs to your official account, which is a separate app. */
  officialAccountUrl: string | undefined;
  /** Timeout of requests to WeChat in ms. */
  timeout: number;
  /** Whether only existing accounts can sign in, and no accounts are created. */
  loginOnly: boolean;
  association: Association;
  /** Allowlist of origins whose applications can use the hosted login. */
  returnToOrigins: string[];
  /** Public origin of this server. In development, it defaults to the origin of the request. */
  baseUrl: string | undefined;
  /** Signs cookies and encrypts tokens. `npm start` creates one if it is not set. */
  authSecret: string | undefined;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Folder of the embedded database. */
  dataDir: string;
  host: string;
  port: number;
  /** Addresses or CIDR ranges of proxies whose X-Forwarded-For header is trusted. */
  trustedProxies: string[];
  /** Whether this is a deployment, which limits the rate of requests. */
  production: boolean;
}
