import type { z } from 'zod';
import type { environment } from '../environment.js';

/**
 * Finds problems with the AppIDs in environment variables.
 *
 * @param hasFile Whether connections.json has the connections, so that no variable may name another one.
 */
export function findAppProblems(
  data: z.infer<typeof environment>,
  { hasFile, production }: { hasFile: boolean; production: boolean },
): string[] {
  const { WECHAT_APP_ID, WECHAT_APP_SECRET, MINI_PROGRAM_APP_ID, MINI_PROGRAM_APP_SECRET } = data;
  if (hasFile) {
    // Secrets may be set: the file can name their variables.
    return (['WECHAT_APP_ID', 'MINI_PROGRAM_APP_ID'] as const)
      .filter((name) => data[name])
      .map((name) => `${name}: conflicts with connections.json. Move the app into the file`);
  }
  const problems: string[] = [];
  if (WECHAT_APP_ID) {
    if (!WECHAT_APP_SECRET) {
      problems.push(
        'WECHAT_APP_SECRET: missing. Copy the AppSecret of your website app from open.weixin.qq.com',
      );
    }
    if (data.WECHAT_SIMULATOR)
      problems.push('WECHAT_SIMULATOR: conflicts with WECHAT_APP_ID. Set one of them');
  } else if (WECHAT_APP_SECRET) {
    problems.push('WECHAT_APP_ID: missing. Copy the AppID of your website app from open.weixin.qq.com');
  } else if (production && !data.WECHAT_SIMULATOR) {
    problems.push(
      'WECHAT_APP_ID: missing, and there is no connections.json. To try the server on your computer, set WECHAT_SIMULATOR=1',
    );
  }
  if (MINI_PROGRAM_APP_ID) {
    if (!MINI_PROGRAM_APP_SECRET) {
      problems.push(
        'MINI_PROGRAM_APP_SECRET: missing. Copy the AppSecret of your mini program from mp.weixin.qq.com',
      );
    }
    // The simulator replaces WeChat's whole API, and does not know this mini program.
    if (!WECHAT_APP_ID) problems.push('MINI_PROGRAM_APP_ID: needs WECHAT_APP_ID. Set both or none');
  } else if (MINI_PROGRAM_APP_SECRET) {
    problems.push('MINI_PROGRAM_APP_ID: missing. Copy the AppID of your mini program from mp.weixin.qq.com');
  }
  return problems;
}
