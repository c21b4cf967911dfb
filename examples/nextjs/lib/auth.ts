import { betterAuth } from 'better-auth';
import { nextCookies } from 'better-auth/next-js';

/** Stores sessions in encrypted cookies. Add a database to store accounts. */
export const auth = betterAuth({
  baseURL: process.env.BETTER_AUTH_URL ?? 'http://localhost:3000',
  secret: process.env.BETTER_AUTH_SECRET ?? '',
  socialProviders: {
    wechat: {
      clientId: process.env.WECHAT_APP_ID ?? '',
      clientSecret: process.env.WECHAT_APP_SECRET ?? '',
    },
  },
  plugins: [nextCookies()],
});
