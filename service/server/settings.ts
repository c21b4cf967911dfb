import type { LoginMode } from './config/config-schema.js';
import type { Config } from './config/read-config.js';

/** The settings of the server. `readSettings` reads them from connections.json and environment variables. */
export interface Settings extends Config {
  /** Whether visitors can sign in and up by phone number and code. `off` if a deployment has no `smsWebhook`. */
  phone: LoginMode;
  /** Whether visitors can set a new password by e-mail. */
  passwordReset: boolean;
  /** Address that sends codes by SMS. In development, codes are written to the terminal without it. */
  smsWebhook: string | undefined;
  /** Address that sends links by e-mail. In development, links are written to the terminal without it. */
  emailWebhook: string | undefined;
  /** Signs the requests to both webhooks. Base64. */
  webhookSecret: string | undefined;
  /** Country codes whose phone numbers get SMS, without +. */
  smsCountries: string[];
  /** `real` needs an AppID and an AppSecret. */
  wechat: 'simulator' | 'real';
  /** Redirect page of the QR code in the page. @default `/callback.html` on the page's origin */
  redirectUri: string | undefined;
  /** Login page for visitors inside WeChat's browser, if there is no connection of type `official-account`. */
  officialAccountUrl: string | undefined;
  /** Timeout of requests to WeChat and to the webhooks in ms. */
  timeout: number;
  /** Ids of the accounts that see the page "Try this login" in a deployment. */
  administrators: string[];
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
