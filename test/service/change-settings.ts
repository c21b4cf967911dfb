import {
  type Connection,
  connectionSchema,
  isMiniProgram,
  type MiniProgramConnection,
} from '../../service/server/config/connection.js';
import type { Settings } from '../../service/server/settings.js';

/** The changes of a test. The rules apply to all connections. */
export interface SettingsChange extends Partial<Settings> {
  association?: Connection['association'];
  loginOnly?: boolean;
  appSecret?: string;
  callbackUrl?: string;
  /** Replaces the mini program, or removes it if undefined. */
  miniProgram?: Partial<MiniProgramConnection> | undefined;
}

/** Applies the changes of a test to the settings. */
export function changeSettings(settings: Settings, change: SettingsChange = {}): Settings {
  const { association, loginOnly, appSecret, callbackUrl, miniProgram, ...rest } = change;
  const rules = {
    ...(association && { association }),
    ...(loginOnly !== undefined && { loginOnly }),
    ...(appSecret && { appSecret }),
    ...(callbackUrl && { callbackUrl }),
  };
  const known = settings.connections.find(isMiniProgram);
  const others = settings.connections.filter((connection) => !isMiniProgram(connection));
  const changed = { ...known, id: 'mini-program', type: 'mini-program', ...miniProgram };
  const connections: Connection[] =
    'miniProgram' in change
      ? [...others, ...(miniProgram ? [connectionSchema.parse(changed) as Connection] : [])]
      : settings.connections;
  return {
    ...settings,
    connections: connections.map((connection) => ({ ...connection, ...rules })),
    ...(loginOnly && { email: 'login-only' as const }),
    ...rest,
  };
}
