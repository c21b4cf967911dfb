import { wechat } from 'better-auth/social-providers';
import { z } from 'zod';
import { createOfficialAccountUrl } from '../../../src/core/create-official-account-url.js';
import { LoginFailure } from '../login-failure.js';

const answerSchema = z.object({
  errcode: z.number().optional(),
  errmsg: z.string().max(500).optional(),
  access_token: z.string().optional(),
  openid: z.string().optional(),
  unionid: z.string().optional(),
  scope: z.string().default(''),
  is_snapshotuser: z.number().optional(),
});

/**
 * Creates better-auth's WeChat provider for an official account, which signs visitors in inside WeChat. It uses another
 * authorization endpoint, and it refuses snapshots: if a page asks for authorization without a click, WeChat can return a
 * made-up account.
 *
 * @see https://developers.weixin.qq.com/doc/service/guide/h5/auth.html
 */
export function createOfficialAccountProvider(app: {
  clientId: string;
  clientSecret: string;
}): ReturnType<typeof wechat> {
  const { clientId: appid, clientSecret: secret } = app;
  return {
    ...wechat(app),
    createAuthorizationURL: ({ state, redirectURI: redirect_uri }) =>
      new URL(createOfficialAccountUrl({ appid, redirect_uri, state })),
    // better-auth's function drops the mark of a snapshot.
    async validateAuthorizationCode({ code }) {
      const query = new URLSearchParams({ appid, secret, code, grant_type: 'authorization_code' });
      const response = await fetch(`https://api.weixin.qq.com/sns/oauth2/access_token?${query}`).catch(() => {
        throw new LoginFailure('wechat_unreachable');
      });
      const { data } = answerSchema.safeParse(await response.json().catch(() => undefined));
      // The message is translated to a failure code, as better-auth's own is.
      if (data?.errcode) throw new Error(data.errmsg ?? '');
      if (data?.is_snapshotuser) throw new LoginFailure('snapshot');
      if (!data?.access_token || !data.openid) throw new LoginFailure('wechat_malformed');
      return {
        tokenType: 'Bearer',
        accessToken: data.access_token,
        scopes: data.scope.split(','),
        openid: data.openid,
        ...(data.unionid && { unionid: data.unionid }),
      } as Awaited<ReturnType<ReturnType<typeof wechat>['validateAuthorizationCode']>>;
    },
  };
}
