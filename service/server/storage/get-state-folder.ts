import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';

/** The folder of this user where programs keep their state, by the convention of the operating system. */
function getUserStateFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'win32') return env.LOCALAPPDATA || join(homedir(), 'AppData', 'Local');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  // https://specifications.freedesktop.org/basedir-spec/latest/
  return env.XDG_STATE_HOME || join(homedir(), '.local', 'state');
}

/**
 * Returns where `npm start` keeps the accounts and the secret of one clone of the project.
 *
 * The folder is outside the clone, because development servers (this one, Storybook, Vitest) serve files of the clone.
 * Its name contains a hash of the clone's path, so two clones have two folders.
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
