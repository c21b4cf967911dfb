import type { z } from 'zod';
import type { environment } from '../environment.js';
import { SIMULATED_APP, SIMULATED_MINI_PROGRAM } from '../simulated-apps.js';
import { EXAMPLE_BRANDING } from './branding.js';
import { type Connection, connectionSchema } from './connection.js';
import type { Config } from './read-config.js';

type Environment = z.infer<typeof environment>;

/**
 * Returns the configuration that the environment variables describe: one website app, and one mini program. Without
 * AppIDs, both are simulated.
 */
export function getConfigFromEnvironment(data: Environment): Config {
  const isSimulated = !data.WECHAT_APP_ID;
  const rules = { loginOnly: data.LOGIN_ONLY, association: data.ACCOUNT_ASSOCIATION };
  const create = (connection: object) => connectionSchema.parse({ ...rules, ...connection }) as Connection;
  const connections = [
    create({
      id: 'website',
      type: 'website',
      appId: data.WECHAT_APP_ID ?? SIMULATED_APP.appid,
      appSecret: data.WECHAT_APP_SECRET ?? SIMULATED_APP.secret,
      ...(data.WECHAT_DISPLAY_NAME && { displayName: data.WECHAT_DISPLAY_NAME }),
    }),
  ];
  const appId = isSimulated ? SIMULATED_MINI_PROGRAM.appid : data.MINI_PROGRAM_APP_ID;
  if (appId) {
    connections.push(
      create({
        id: 'mini-program',
        type: 'mini-program',
        appId,
        appSecret: data.MINI_PROGRAM_APP_SECRET ?? SIMULATED_MINI_PROGRAM.secret,
        page: data.MINI_PROGRAM_PAGE,
        envVersion: data.MINI_PROGRAM_ENV_VERSION,
        // The simulated phone cannot open a mini program from a link.
        ...(!isSimulated && data.MINI_PROGRAM_LINK && { link: data.MINI_PROGRAM_LINK }),
        phoneNumber: data.MINI_PROGRAM_PHONE_NUMBER,
      }),
    );
  }
  return {
    branding: EXAMPLE_BRANDING,
    email: data.LOGIN_ONLY ? 'login-only' : 'on',
    connections,
    applications: [],
  };
}
