import { createRandomId } from './create-random-id.js';

/**
 * WeChat's error codes and messages.
 *
 * @see https://developers.weixin.qq.com/doc/oplatform/developers/dev/auth/web.md
 */
const ERRORS: Record<number, string> = {
  40001: 'invalid credential, access_token is invalid or not latest',
  40002: 'invalid grant_type',
  40003: 'invalid openid',
  40013: 'invalid appid',
  // The second part of a message is the simulator's explanation.
  40029:
    'invalid code (simulator: not issued here. If a test uses simulateWeChat, the server must ask the simulator of the test)',
  40030: 'invalid refresh_token',
  40125: 'invalid appsecret',
  40129: 'invalid scene',
  40163: 'code been used',
  41001: 'access_token missing',
  41002: 'appid missing',
  41003: 'refresh_token missing',
  41004: 'appsecret missing',
  41008: 'missing code',
  41009: 'missing openid',
  41030: 'invalid page',
  42001: 'access_token expired',
  42002: 'refresh_token expired',
  42003: 'code expired',
  45009: 'reach max api daily quota limit',
  45011: 'api minute-quota reach limit, must slower, retry next minute',
  47001: 'data format error',
  48001: 'api unauthorized',
};

/**
 * Creates the API's error response: HTTP 200 with `errcode` and `errmsg`. The message ends in a different request id
 * (`rid`) each time, as WeChat's does, so clients can only compare the code.
 */
export const createApiError = (errcode: number): Response =>
  Response.json({
    errcode,
    errmsg: `${ERRORS[errcode] ?? 'system error'}, rid: ${createRandomId().slice(0, 22)}`,
  });
