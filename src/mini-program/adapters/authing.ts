import { own, ownFields } from '../../shared/own.js';
import type {
  MiniProgramAdapter,
  MiniProgramCode,
  MiniProgramOutcome,
  MiniProgramProgress,
} from '../adapter.js';
import { MiniProgramLoginError } from '../errors.js';
import {
  type CheckAnswer,
  CONTRACT_VERSION,
  type Envelope,
  type GeneAnswer,
  isFine,
  readUser,
  toOutcome,
} from './authing-contract.js';
import { withHttpErrors } from './http-errors.js';
import { type RequestOptions, readJson, send } from './request.js';
import { toDetail } from './to-detail.js';

/** What `onAuthorized` brings. */
export interface AuthingResult<User = undefined> {
  /** For your own back end: it exchanges this for the user, with its secret. Lives 300 s. */
  ticket: string;
  /** What the exchange brought; `undefined` without one. */
  user: User;
}

/** How to reach Authing, and what to ask it for. */
export interface AuthingOptions extends RequestOptions {
  /** Whether Authing's cookies go along. Default `include`, as its SDK has it. */
  credentials?: RequestCredentials | undefined;
  /** The application's id in Authing's console. */
  appId: string;
  /** The application's address, for example `https://shop.authing.cn`. */
  appHost: string;
  /** What scans: the mini program (default), your own app, or WeChat with a public account. */
  scene?: 'WXAPP_AUTH' | 'APP_AUTH' | 'WECHATMP_AUTH';
  /** The user pool's id, where the application alone does not tell. Sent as `x-authing-userpool-id`. */
  userPoolId?: string;
  /** The tenant's id, in an application of several. Sent as `x-authing-app-tenant-id`. */
  tenantId?: string;
  /** Language of Authing's messages. Default `zh-CN`. */
  lang?: string;
  /** Default `sdk`. */
  requestFrom?: string;
  /** Goes to the pipeline as it is. */
  context?: Record<string, unknown>;
  /** Fields that are written to the user. Authing's contract calls them `params`. */
  customData?: Record<string, unknown>;
  /** Which identity source, where there are several. */
  extIdpConnId?: string;
  /** Whether the user comes with the fields of your own. Default: Authing's. */
  withCustomData?: boolean;
}

/**
 * Authing's scan login, as its browser SDK speaks it (contract v2; run against authing-js-sdk 4.23.55).
 *
 * `exchange: true` fetches the user, with token, in the browser, as the SDK does with `autoExchangeUserInfo`. Off by
 * default: the advised way is to send the ticket to your own back end; a function of yours that does so may stand
 * there, and its failure is then an `error` instead of a success that is none.
 *
 * Status 4 (a second factor, an account to bind) is `action_required` with Authing's `scannedResult` as `payload`.
 *
 * @example
 * authing({ appId: '…', appHost: 'https://shop.authing.cn', exchange: (ticket, signal) => signIn(ticket, signal) })
 */
export function authing(options: AuthingOptions & { exchange?: false }): MiniProgramAdapter<AuthingResult>;
export function authing(
  options: AuthingOptions & { exchange: true },
): MiniProgramAdapter<AuthingResult<Record<string, unknown>>>;
export function authing<User>(
  options: AuthingOptions & { exchange: (ticket: string, signal: AbortSignal) => Promise<User> },
): MiniProgramAdapter<AuthingResult<User>>;
export function authing(
  given: AuthingOptions & {
    exchange?: boolean | ((ticket: string, signal: AbortSignal) => Promise<unknown>);
  },
): MiniProgramAdapter<AuthingResult<unknown>> {
  const options = own(given);
  const { exchange = false } = options;
  const { appId, appHost, scene = 'WXAPP_AUTH', lang = 'zh-CN', requestFrom = 'sdk' } = options;

  const ask = async (path: string, signal: AbortSignal, body?: unknown): Promise<Envelope> => {
    const headers = {
      'x-authing-app-id': appId,
      'x-authing-request-from': requestFrom,
      'x-authing-sdk-version': CONTRACT_VERSION,
      'x-authing-lang': lang,
      ...(options.userPoolId && { 'x-authing-userpool-id': options.userPoolId }),
      ...(options.tenantId && { 'x-authing-app-tenant-id': options.tenantId }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    };
    const response = await send(
      own({ credentials: 'include' as const }, options),
      `${appHost.replace(/\/$/, '')}/api/v2/qrcode/${path}`,
      body === undefined
        ? { headers, signal }
        : { method: 'POST', headers, signal, body: JSON.stringify(body) },
    );
    const { statusCode, ...envelope } = ownFields(
      await readJson<Partial<Envelope> & { statusCode: number }>(response),
    );
    if (!response.ok) throw response;
    // Some of its servers call the code so, with or without the other beside it.
    return { ...envelope, code: statusCode === 200 ? statusCode : (envelope.code ?? statusCode) };
  };

  const redeem = async (
    ticket: string,
    signal: AbortSignal,
  ): Promise<MiniProgramOutcome<AuthingResult<unknown>>> => {
    if (typeof exchange === 'function') {
      return { status: 'authorized', result: { ticket, user: await exchange(ticket, signal) } };
    }
    const answer = await ask('userinfo', signal, { ticket });
    if (!isFine(answer)) return toOutcome(answer);
    return { status: 'authorized', result: { ticket, user: answer.data } };
  };

  const poll = async (
    random: string,
    signal: AbortSignal,
  ): Promise<MiniProgramProgress<AuthingResult<unknown>>> => {
    const answer = await ask(`check?random=${encodeURIComponent(random)}`, signal);
    if (!isFine(answer)) return toOutcome(answer);
    const data = ownFields(answer.data as CheckAnswer);
    const { status, ticket, scannedResult } = data;
    const user = readUser(data);
    if (status === -1) return { status: 'expired' };
    if (status === 0) return { status: 'ready' };
    if (status === 1) return { status: 'scanned', user };
    if (status === 2 && ticket) {
      if (exchange) return { status: 'confirming', user, exchange: (own) => redeem(ticket, own) };
      return { status: 'authorized', user, result: { ticket, user: undefined } };
    }
    if (status === 3) return { status: 'refused' };
    if (status === 4) return { status: 'action_required', payload: scannedResult };
    throw new MiniProgramLoginError(
      'server_error',
      toDetail(scannedResult?.errmsg) || toDetail('status', status),
    );
  };

  return async (signal): Promise<MiniProgramCode<AuthingResult<unknown>>> => {
    const { context, customData: params, extIdpConnId, withCustomData } = options;
    const answer = await ask('gene', signal, {
      autoMergeQrCode: false,
      scene,
      context,
      params,
      extIdpConnId,
      withCustomData,
    });
    if (!isFine(answer))
      throw new MiniProgramLoginError('create_failed', toDetail(answer.code, answer.message));
    const { random, url, expiresIn = 120, customLogo } = ownFields(answer.data as GeneAnswer);
    return own({
      picture: url,
      logo: customLogo,
      // As its SDK draws it; only a mini program's round code has a middle that may be covered that far.
      logoShare: scene === 'WXAPP_AUTH' ? 1 / 2.4 : undefined,
      expiresIn: expiresIn * 1000,
      poll: withHttpErrors((signal) => poll(random, signal)),
    });
  };
}
