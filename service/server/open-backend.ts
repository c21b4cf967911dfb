import { createApp } from './create-app.js';
import type { Settings } from './settings.js';
import { openStorage } from './storage/open-storage.js';
import { hasCode } from './storage/read-folder-owner.js';
import { startCleanUp } from './storage/start-clean-up.js';

/**
 * The tables whose rows expire. `scanLogin` is the name that the table of mini-program logins has in existing databases.
 * Access tokens come before the refresh tokens that they refer to.
 */
export const EXPIRING_TABLES = [
  'session',
  'verification',
  'scanLogin',
  'oauthAccessToken',
  'oauthRefreshToken',
  'oauthClientAssertion',
];

/** The host of the back end: Vite's development server or the built server. */
interface BackendHost {
  /** Returns the address of this server for the simulated phone. Called after the server listens. */
  getOrigin(): string;
  /** Host that the simulator listens on. @default loopback */
  host?: string | boolean | undefined;
  /** Writes a line of the log. */
  log(line: string): void;
}

/** Loads the simulator. A deployment does not install its packages, and a server with a real AppID never loads it. */
async function loadSimulator() {
  try {
    return await import('./start-simulator.js');
  } catch (error) {
    if (!hasCode(error, 'ERR_MODULE_NOT_FOUND')) throw error;
    throw new Error('WECHAT_SIMULATOR: the simulator is not installed. Run: npm install', { cause: error });
  }
}

/** Opens the storage, the application under `/api` and, if the settings ask for it, the WeChat simulator. */
export async function openBackend(settings: Settings, { getOrigin, host, log }: BackendHost) {
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of opened.splice(0).reverse()) await part.close();
  };
  try {
    const storage = await openStorage(settings, log);
    opened.push(storage);
    // Pages use their own host name for the simulator.
    const allowedHosts = settings.baseUrl ? [new URL(settings.baseUrl).hostname] : [];
    const simulator =
      settings.wechat === 'simulator'
        ? await (await loadSimulator()).startSimulator(getOrigin, {
            connections: settings.connections,
            host,
            allowedHosts,
          })
        : undefined;
    if (simulator) opened.push(simulator);
    const app = await createApp(settings, { storage, simulatorPort: simulator?.port, log });
    opened.push(startCleanUp(storage, EXPIRING_TABLES, log));
    return { app, simulator, announceClose: storage.announceClose, close };
  } catch (error) {
    // Open resources would keep the process running after the error.
    await close();
    throw error;
  }
}
