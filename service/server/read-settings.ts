import { environment, isLoopback } from './environment.js';
import type { Settings } from './settings.js';
import { SIMULATED_APP, SIMULATED_MINI_PROGRAM } from './simulated-apps.js';

/**
 * Reads and validates the settings.
 *
 * In `development` (`npm start`), the simulator replaces WeChat if there is no AppID, and the secret is optional. In
 * `production`, both are required, and the simulator has to be enabled with WECHAT_SIMULATOR.
 *
 * @throws an error that lists all problems
 */
export function readSettings(
  env: Record<string, string | undefined>,
  mode: 'development' | 'production',
): Settings {
  // Empty variables count as not set, because .env files contain empty lines like `REDIS_URL=`.
  const variables = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(variables);
  const problems = error?.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`) ?? [];
  if (data) {
    const production = mode === 'production';
    const requireVariable = (name: keyof typeof data, why: string) =>
      data[name] === undefined && problems.push(`${name}: ${why}`);
    if (data.WECHAT_APP_ID) {
      requireVariable(
        'WECHAT_APP_SECRET',
        'missing. Copy the AppSecret of your website app from open.weixin.qq.com',
      );
      if (data.WECHAT_SIMULATOR)
        problems.push('WECHAT_SIMULATOR: conflicts with WECHAT_APP_ID. Set one of them');
    } else if (data.WECHAT_APP_SECRET) {
      requireVariable('WECHAT_APP_ID', 'missing. Copy the AppID of your website app from open.weixin.qq.com');
    } else if (production && !data.WECHAT_SIMULATOR) {
      problems.push('WECHAT_APP_ID: missing. To try the server on your computer, set WECHAT_SIMULATOR=1');
    }
    if (data.MINI_PROGRAM_APP_ID) {
      requireVariable(
        'MINI_PROGRAM_APP_SECRET',
        'missing. Copy the AppSecret of your mini program from mp.weixin.qq.com',
      );
      // The simulator replaces WeChat's whole API, and does not know this mini program.
      if (!data.WECHAT_APP_ID) problems.push('MINI_PROGRAM_APP_ID: needs WECHAT_APP_ID. Set both or none');
    } else if (data.MINI_PROGRAM_APP_SECRET) {
      requireVariable(
        'MINI_PROGRAM_APP_ID',
        'missing. Copy the AppID of your mini program from mp.weixin.qq.com',
      );
    }
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
    const [base, callback] = [data.BETTER_AUTH_URL, data.WECHAT_REDIRECT_URI];
    if (base && callback && new URL(callback).origin !== base) {
      problems.push(
        'WECHAT_REDIRECT_URI: must be on the origin of BETTER_AUTH_URL, because the login needs its cookies',
      );
    }
    if (problems.length === 0) {
      const isSimulated = !data.WECHAT_APP_ID;
      const miniProgram = isSimulated
        ? SIMULATED_MINI_PROGRAM
        : { appid: data.MINI_PROGRAM_APP_ID, secret: data.MINI_PROGRAM_APP_SECRET ?? '' };
      return {
        wechat: isSimulated ? 'simulator' : 'real',
        appid: data.WECHAT_APP_ID ?? SIMULATED_APP.appid,
        secret: isSimulated ? SIMULATED_APP.secret : (data.WECHAT_APP_SECRET ?? ''),
        miniProgram: miniProgram.appid
          ? {
              appid: miniProgram.appid,
              secret: miniProgram.secret,
              page: data.MINI_PROGRAM_PAGE,
              envVersion: data.MINI_PROGRAM_ENV_VERSION,
              // The simulated phone cannot open a mini program from a link.
              link: isSimulated ? undefined : data.MINI_PROGRAM_LINK,
              phoneNumber: data.MINI_PROGRAM_PHONE_NUMBER,
            }
          : undefined,
        displayName: data.WECHAT_DISPLAY_NAME,
        callbackUrl: data.WECHAT_REDIRECT_URI,
        officialAccountUrl: data.WECHAT_OFFICIAL_ACCOUNT_URL,
        timeout: data.WECHAT_TIMEOUT,
        loginOnly: data.LOGIN_ONLY,
        association: data.ACCOUNT_ASSOCIATION,
        returnToOrigins: data.RETURN_TO_ORIGINS,
        baseUrl: base ?? (callback && new URL(callback).origin),
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
