import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** Returns the folder where the operating system's conventions put the state of programs. */
function getUserStateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  // https://specifications.freedesktop.org/basedir-spec/latest/
  return env.XDG_STATE_HOME || join(homedir(), '.local', 'state');
}

/**
 * Returns the folder where `npm start` stores accounts and the secret.
 *
 * It is outside the clone, because development servers (Vite, Storybook, Vitest) serve files of the clone. Its name
 * contains a hash of the clone's path, so that each clone has its own folder.
 */
export function getStateFolder(
  project: string,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const path = realpathSync(project);
  const hash = createHash('sha256').update(path).digest('hex').slice(0, 12);
  return join(getUserStateFolder(env, platform), 'wechat-qr-login', `${basename(path)}-${hash}`);
}
