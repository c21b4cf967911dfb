import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { bearer, deviceAuthorization } from 'better-auth/plugins';

/** A real authorization server of RFC 8628, in memory, with one account. */
export async function createBetterAuth(baseURL: string) {
  const auth = betterAuth({
    baseURL,
    secret: 'a secret of a test, long enough for it',
    database: memoryAdapter({ user: [], session: [], account: [], verification: [], deviceCode: [] }),
    emailAndPassword: { enabled: true },
    rateLimit: { enabled: false },
    plugins: [
      bearer(),
      deviceAuthorization({
        verificationUri: 'https://shop.example/m',
        interval: '1s',
        validateClient: (clientId) => clientId === 'shop-web',
      }),
    ],
  });
  const { token } = await auth.api.signUpEmail({
    body: { email: 'lin@shop.example', password: 'correct horse', name: 'Lin' },
  });
  const headers = new Headers({ authorization: `Bearer ${token}` });
  return {
    handler: auth.handler,
    /** The decision of the phone, which is signed in. */
    async decide(userCode: string, decision: 'approve' | 'deny') {
      await auth.api.deviceVerify({ query: { user_code: userCode }, headers });
      const decide = decision === 'approve' ? auth.api.deviceApprove : auth.api.deviceDeny;
      await decide({ body: { userCode }, headers });
    },
  };
}
