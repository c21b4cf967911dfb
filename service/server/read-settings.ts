import { resolve } from 'node:path';
import { findAppProblems } from './config/find-app-problems.js';
import { getConfigFromEnvironment } from './config/get-config-from-environment.js';
import { readConfig } from './config/read-config.js';
import { isLoopback } from './config/values.js';
import { environment } from './environment.js';
import type { Settings } from './settings.js';

/**
 * Reads and validates the settings: connections.json if it exists, and environment variables.
 *
 * In `development` (`npm start`), the simulator replaces WeChat if there is no AppID, and the secret is optional. In
 * `production`, both are required, and the simulator has to be enabled with WECHAT_SIMULATOR.
 *
 * @param folder Folder of connections.json, unless CONNECTIONS_FILE names the file.
 * @throws an error that lists all problems
 */
export function readSettings(
  env: Record<string, string | undefined>,
  mode: 'development' | 'production',
  folder = process.cwd(),
): Settings {
  // Empty variables count as not set, because .env files contain empty lines like `REDIS_URL=`.
  const variables = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(variables);
  const problems = error?.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`) ?? [];
  if (data) {
    const production = mode === 'production';
    const named = data.CONNECTIONS_FILE;
    const file = readConfig(resolve(folder, named ?? 'connections.json'), {
      env: variables,
      simulated: data.WECHAT_SIMULATOR,
    });
    if (named && !file) problems.push(`CONNECTIONS_FILE: there is no file ${named}`);
    problems.push(...(file?.problems ?? []));
    problems.push(...findAppProblems(data, { hasFile: file !== undefined, production }));
    const requireVariable = (name: keyof typeof data, why: string) =>
      data[name] === undefined && problems.push(`${name}: ${why}`);
    if (production) {
      requireVariable('BETTER_AUTH_SECRET', 'missing. Create one with: openssl rand -base64 32');
      requireVariable(
        'BETTER_AUTH_URL',
        'missing. Set it to the public address of this server, for example https://login.example',
      );
      const url = data.BETTER_AUTH_URL;
      if (url && !url.startsWith('https:') && !isLoopback(url)) {
        problems.push('BETTER_AUTH_URL: must be https, because http does not encrypt cookies');
      }
      // The simulator listens on loopback with http. Pages on other hosts cannot show its frame.
      if (data.WECHAT_SIMULATOR && url && !isLoopback(url)) {
        problems.push(
          'WECHAT_SIMULATOR: works on this computer only. Set BETTER_AUTH_URL=http://localhost:3000',
        );
      }
    }
    const [base, redirect] = [data.BETTER_AUTH_URL, data.WECHAT_REDIRECT_URI];
    if (base && redirect && new URL(redirect).origin !== base) {
      problems.push(
        'WECHAT_REDIRECT_URI: must be on the origin of BETTER_AUTH_URL, because the login needs its cookies',
      );
    }
    if ((data.SMS_WEBHOOK_URL || data.EMAIL_WEBHOOK_URL) && !data.WEBHOOK_SECRET) {
      problems.push('WEBHOOK_SECRET: missing. Create one with: openssl rand -base64 32');
    }
    if (problems.length === 0) {
      const isSimulated = file ? data.WECHAT_SIMULATOR : !data.WECHAT_APP_ID;
      const config = file?.config ?? getConfigFromEnvironment(data);
      return {
        ...config,
        phone: data.SMS_WEBHOOK_URL || !production ? (config.phone ?? config.email) : 'off',
        passwordReset: config.email !== 'off' && (Boolean(data.EMAIL_WEBHOOK_URL) || !production),
        smsWebhook: data.SMS_WEBHOOK_URL,
        emailWebhook: data.EMAIL_WEBHOOK_URL,
        webhookSecret: data.WEBHOOK_SECRET,
        smsCountries: data.SMS_COUNTRIES,
        wechat: isSimulated ? 'simulator' : 'real',
        redirectUri: redirect,
        officialAccountUrl: data.WECHAT_OFFICIAL_ACCOUNT_URL,
        timeout: data.WECHAT_TIMEOUT,
        administrators: data.ADMINISTRATORS,
        baseUrl: base ?? (redirect && new URL(redirect).origin),
        authSecret: data.BETTER_AUTH_SECRET,
        databaseUrl: data.DATABASE_URL,
        redisUrl: data.REDIS_URL,
        dataDir: data.DATA_DIR,
        host: data.HOST,
        port: data.PORT,
        trustedProxies: data.TRUSTED_PROXIES,
        production,
      };
    }
  }
  throw new Error(`The server cannot start:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
}
