import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { readSettings } from '../../../service/server/read-settings.js';

export const WEBSITE = { id: 'website', type: 'website', appId: 'wx1', appSecret: 'sssh' };
export const PRODUCTION = {
  BETTER_AUTH_SECRET: 'a secret that is long enough to count as one',
  BETTER_AUTH_URL: 'https://login.example',
};

/** Writes connections.json into a folder of its own. Returns the file. */
export function writeConfig(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'connections.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

/** Reads the settings of a deployment with this connections.json. */
export const readWith = (content: unknown, env: Record<string, string> = {}) =>
  readSettings({ ...PRODUCTION, CONNECTIONS_FILE: writeConfig(content), ...env }, 'production');

/** Returns the message of the error that the server starts with. */
export function getProblems(content: unknown, env?: Record<string, string>): string {
  try {
    readWith(content, env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
