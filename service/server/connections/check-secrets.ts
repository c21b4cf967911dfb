import { z } from 'zod';
import type { Connection } from '../config/connection.js';
import { formatLine } from '../format-line.js';
import type { Settings } from '../settings.js';

const API = 'https://api.weixin.qq.com';
const WRONG_APP = [40013];
const WRONG_SECRET = [40001, 40125];
/** The address of this server is not in the list of the app's console (IP 白名单). */
const NOT_LISTED = 40164;
const answerSchema = z.object({ errcode: z.number().optional() });

/**
 * Asks WeChat about an AppID and its AppSecret. A website app has no request that only checks its secret, so it sends a
 * code that does not exist: WeChat refuses the code only if it accepts the secret.
 */
async function ask({ type, appId, appSecret }: Connection, timeout: number): Promise<number> {
  const signal = AbortSignal.timeout(timeout);
  const response =
    type === 'website'
      ? await fetch(
          `${API}/sns/oauth2/access_token?${new URLSearchParams({
            appid: appId,
            secret: appSecret,
            code: 'check-of-the-secret',
            grant_type: 'authorization_code',
          })}`,
          { signal },
        )
      : await fetch(`${API}/cgi-bin/stable_token`, {
          method: 'POST',
          body: JSON.stringify({ grant_type: 'client_credential', appid: appId, secret: appSecret }),
          signal,
        });
  return answerSchema.parse(await response.json()).errcode ?? 0;
}

/** Returns what is wrong with a connection, or undefined. */
async function findProblem(connection: Connection, timeout: number): Promise<string | undefined> {
  const { type, appId } = connection;
  const console = type === 'website' ? 'open.weixin.qq.com' : 'mp.weixin.qq.com';
  const errcode = await ask(connection, timeout).catch(() => undefined);
  if (errcode === undefined) return 'WeChat does not answer, so appId and appSecret were not checked.';
  if (WRONG_APP.includes(errcode)) return `WeChat does not know the AppID ${appId}. Copy it from ${console}.`;
  if (WRONG_SECRET.includes(errcode)) {
    return `WeChat refuses the appSecret of ${appId}. Copy it again from ${console}. Logins fail until then.`;
  }
  if (errcode === NOT_LISTED) {
    return `WeChat refuses this server's address for ${appId}. Add it to the IP list (IP 白名单) on ${console}.`;
  }
  return;
}

/** Checks all AppIDs and AppSecrets with WeChat, and writes a warning for each one that is wrong. The server starts anyway. */
export async function checkSecrets(
  { connections, timeout }: Pick<Settings, 'connections' | 'timeout'>,
  log: (line: string) => void,
): Promise<void> {
  await Promise.all(
    connections.map(async (connection) => {
      const problem = await findProblem(connection, timeout);
      if (problem) log(formatLine('warn', `Connection ${connection.id}: ${problem}`));
    }),
  );
}
