import type { RequestOptions } from './send.js';

/** The `result` of `onAuthorized`. */
export interface AuthingResult<User = undefined> {
  /** Your own back end exchanges it for the user, with its secret. Valid for 300 s. */
  ticket: string;
  /** The result of the exchange. `undefined` without `exchange`. */
  user: User;
}

/** The options of the adapter for Authing. */
export interface AuthingOptions extends RequestOptions {
  /** Whether requests contain Authing's cookies. The default is that of its SDK. @default include */
  credentials?: RequestCredentials | undefined;
  /** The ID of the application in Authing's console. */
  appId: string;
  /** The address of the application, for example `https://shop.authing.cn`. */
  appHost: string;
  /**
   * The app that scans the code: the mini program, your own app, or WeChat with an official account. @default
   * WXAPP_AUTH
   */
  scene?: 'WXAPP_AUTH' | 'APP_AUTH' | 'WECHATMP_AUTH';
  /** The ID of the user pool, if the application does not determine it. Sent as `x-authing-userpool-id`. */
  userPoolId?: string;
  /** The ID of the tenant, in an application with several tenants. Sent as `x-authing-app-tenant-id`. */
  tenantId?: string;
  /** Language of Authing's messages. @default zh-CN */
  lang?: string;
  /** Sent as `x-authing-request-from`. @default sdk */
  requestFrom?: string;
  /** Passed to Authing's pipeline unchanged. */
  context?: Record<string, unknown>;
  /** Fields that Authing writes to the user. Its contract calls them `params`. */
  customData?: Record<string, unknown>;
  /** The ID of the identity source, if there are several. */
  extIdpConnId?: string;
  /** Whether the user contains your own fields. @default Authing's default */
  withCustomData?: boolean;
}
