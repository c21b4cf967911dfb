import { environment, isLoopback } from './environment.js';
import { SIMULATED_APP, SIMULATED_MINI_PROGRAM } from './simulated-apps.js';

/** How a WeChat identity that nobody has used here before meets the accounts that exist. */
type Association =
  /** It never joins one: a new account. */
  | 'off'
  /** It joins the account with the same unionid, or the same verified e-mail address or phone number. */
  | 'match'
  /** The visitor signs in to an existing account once, and it is connected. */
  | 'ask';

/** The mini program that the second QR code opens. */
export interface MiniProgramSettings {
  appid: string;
  secret: string;
  /** The page that opens, without a leading slash. */
  page: string;
  /** Which of its versions: for everybody, for the testers, or the one in the developer tools. */
  envVersion: 'release' | 'trial' | 'develop';
  /** Prefix of an ordinary link that opens it: drawn instead of WeChat's own picture, and nobody has to ask for one. */
  link: string | undefined;
  /** Whether the phone offers its number, and whether there is a login without one. */
  phoneNumber: 'none' | 'optional' | 'required';
}

/** What the server is told from outside: one connection to WeChat, and where things are kept. */
export interface Settings {
  /** `simulator` stands in for WeChat; `real` needs AppID and AppSecret. */
  wechat: 'simulator' | 'real';
  appid: string;
  secret: string;
  /** Login by mini program; not offered without. */
  miniProgram: MiniProgramSettings | undefined;
  /** What the connection is called on the page; empty: WeChat's own name. */
  displayName: string;
  /** The callback page of the QR code inside the page. Default: `/callback.html` of the page's own origin. */
  callbackUrl: string | undefined;
  /** Where visitors inside WeChat's own browser sign in: a page of your official account, which is another app of yours. */
  officialAccountUrl: string | undefined;
  /** ms that WeChat has to answer. */
  timeout: number;
  /** Existing accounts only: a stranger is refused, and no account is made. */
  loginOnly: boolean;
  association: Association;
  /** Origins of the applications that may use the hosted login page. */
  returnToOrigins: string[];
  /** Where visitors find this server. Default, while developing: wherever they came. */
  baseUrl: string | undefined;
  /** Signs cookies, encrypts what must be. Only `npm start` may go without: it makes one. */
  authSecret: string | undefined;
  databaseUrl: string | undefined;
  redisUrl: string | undefined;
  /** Where the embedded database lives. */
  dataDir: string;
  host: string;
  port: number;
  /** Addresses or CIDR ranges of proxies whose X-Forwarded-For is believed. */
  trustedProxies: string[];
  /** A deployment, not somebody's `npm start`: limits the rate of requests. */
  production: boolean;
}

/**
 * Reads and checks the settings. Throws with every problem named at once.
 *
 * `development` is `npm start`: without an AppID the simulator plays WeChat, and a secret is made for this run.
 * `production` asks for both, and lets the simulator in only where WECHAT_SIMULATOR says so.
 */
export function readSettings(
  env: Record<string, string | undefined>,
  mode: 'development' | 'production',
): Settings {
  // An empty line in .env means "not set".
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const { data, error } = environment.safeParse(given);
  const problems = error?.issues.map(({ path, message }) => `${path[0]?.toString()}: ${message}`) ?? [];
  if (data) {
    const production = mode === 'production';
    const need = (name: keyof typeof data, why: string) =>
      data[name] === undefined && problems.push(`${name}: ${why}`);
    if (data.WECHAT_APP_ID) {
      need('WECHAT_APP_SECRET', 'missing; the AppSecret beside your AppID on open.weixin.qq.com');
      if (data.WECHAT_SIMULATOR)
        problems.push('WECHAT_SIMULATOR: set together with WECHAT_APP_ID; choose one');
    } else if (data.WECHAT_APP_SECRET) {
      need('WECHAT_APP_ID', 'missing; the AppID beside your AppSecret on open.weixin.qq.com');
    } else if (production && !data.WECHAT_SIMULATOR) {
      problems.push(
        'WECHAT_APP_ID: missing; WECHAT_SIMULATOR=1 plays WeChat instead, never for real visitors',
      );
    }
    if (data.MINI_PROGRAM_APP_ID) {
      need('MINI_PROGRAM_APP_SECRET', 'missing; the AppSecret beside the AppID on mp.weixin.qq.com');
      // WeChat's API is played as a whole: it would not know the app.
      if (!data.WECHAT_APP_ID)
        problems.push('MINI_PROGRAM_APP_ID: set without WECHAT_APP_ID; set both or none');
    } else if (data.MINI_PROGRAM_APP_SECRET) {
      need('MINI_PROGRAM_APP_ID', 'missing; the AppID beside your AppSecret on mp.weixin.qq.com');
    }
    if (production) {
      need('BETTER_AUTH_SECRET', 'missing; for example the output of: openssl rand -base64 32');
      need('BETTER_AUTH_URL', 'missing; where visitors find this server, as https://login.example');
      const url = data.BETTER_AUTH_URL;
      if (url && !url.startsWith('https:') && !isLoopback(url)) {
        problems.push('BETTER_AUTH_URL: must be https, so that cookies are only sent encrypted');
      }
      // The simulator listens on loopback, by http: no page elsewhere could show its frame.
      if (data.WECHAT_SIMULATOR && url && !isLoopback(url)) {
        problems.push('WECHAT_SIMULATOR: only on this machine, with BETTER_AUTH_URL=http://localhost:3000');
      }
    }
    const [base, callback] = [data.BETTER_AUTH_URL, data.WECHAT_REDIRECT_URI];
    if (base && callback && new URL(callback).origin !== base) {
      problems.push(
        'WECHAT_REDIRECT_URI: must be on the origin of BETTER_AUTH_URL, whose cookies the login needs',
      );
    }
    if (problems.length === 0) {
      const simulated = !data.WECHAT_APP_ID;
      const miniProgram = simulated
        ? SIMULATED_MINI_PROGRAM
        : { appid: data.MINI_PROGRAM_APP_ID, secret: data.MINI_PROGRAM_APP_SECRET ?? '' };
      return {
        wechat: simulated ? 'simulator' : 'real',
        appid: data.WECHAT_APP_ID ?? SIMULATED_APP.appid,
        secret: simulated ? SIMULATED_APP.secret : (data.WECHAT_APP_SECRET ?? ''),
        miniProgram: miniProgram.appid
          ? {
              appid: miniProgram.appid,
              secret: miniProgram.secret,
              page: data.MINI_PROGRAM_PAGE,
              envVersion: data.MINI_PROGRAM_ENV_VERSION,
              // The simulated phone has no camera that would follow a link to a mini program.
              link: simulated ? undefined : data.MINI_PROGRAM_LINK,
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
