import { own } from '../../shared/own.js';
import type {
  MiniProgramAdapter,
  MiniProgramCode,
  MiniProgramOutcome,
  MiniProgramProgress,
} from '../mini-program-adapter.js';
import { MiniProgramLoginError } from '../mini-program-login-error.js';
import {
  type CheckAnswer,
  CONTRACT_VERSION,
  type Envelope,
  type GeneAnswer,
  isFine,
  readUser,
  toOutcome,
} from './authing-contract.js';
import type { AuthingOptions, AuthingResult } from './authing-options.js';
import { readJson } from './read-json.js';
import { send } from './send.js';
import { toDetail } from './to-detail.js';
import { withHttpErrors } from './with-http-errors.js';

/**
 * Creates an adapter for Authing's login by QR code, with the requests of its browser SDK (contract v2, compared with
 * authing-js-sdk 4.23.55).
 *
 * `exchange: true` fetches the user with its token in the browser, as the SDK does with `autoExchangeUserInfo`. It is
 * off by default: send the ticket to your own back end instead. You can pass a function that does so. If it fails, the
 * login ends with an error.
 *
 * Status 4 (a second factor, or an account to bind) becomes `action_required`. `payload` is Authing's `scannedResult`.
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
    const { statusCode, ...envelope } = await readJson<Partial<Envelope> & { statusCode: number }>(response);
    if (!response.ok) throw response;
    // Some of its servers send `statusCode` instead of `code`, or both.
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
    const data = own(answer.data as CheckAnswer);
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
    const { random, url, expiresIn = 120, customLogo } = own(answer.data as GeneAnswer);
    return own({
      picture: url,
      logo: customLogo,
      // The share in Authing's SDK. Only the round code of a mini program allows such a large logo.
      logoShare: scene === 'WXAPP_AUTH' ? 1 / 2.4 : undefined,
      expiresIn: expiresIn * 1000,
      poll: withHttpErrors((own) => poll(random, own)),
    });
  };
}
