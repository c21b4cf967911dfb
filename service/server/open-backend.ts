import { createApp } from './create-app.js';
import type { Settings } from './settings.js';
import { startCleanUp } from './storage/clean-up.js';
import { openStorage } from './storage/open-storage.js';

/** What hosts the back end: Vite, or a server of its own. */
interface BackendHost {
  /** Where the simulated phone finds this server; asked only once it listens. */
  getOrigin(): string;
  /** Where the simulator listens. Default: on this machine only. */
  host?: string | boolean | undefined;
  /** Takes a line of the log. */
  log(line: string): void;
}

/** Everything under `/api`, the storage behind it, and the simulator where that plays WeChat. */
export async function openBackend(settings: Settings, { getOrigin, host, log }: BackendHost) {
  const opened: { close(): Promise<void> }[] = [];
  const close = async () => {
    for (const part of opened.splice(0).reverse()) await part.close();
  };
  try {
    const storage = await openStorage(settings, log);
    opened.push(storage);
    // Pages name the simulator by their own host name.
    const allowedHosts = settings.baseUrl ? [new URL(settings.baseUrl).hostname] : [];
    // Imported only now: with a real AppID there is no simulator in this process.
    const simulator =
      settings.wechat === 'simulator'
        ? await (await import('./start-simulator.js')).startSimulator(getOrigin, { host, allowedHosts })
        : undefined;
    if (simulator) opened.push(simulator);
    const app = await createApp(settings, { storage, simulatorPort: simulator?.port, log });
    // Codes of mini-program logins have a table only where there is a mini program.
    const tables = ['session', 'verification', ...(settings.miniProgram ? ['scanLogin'] : [])];
    opened.push(startCleanUp(storage, tables, log));
    return { app, simulator, announceClose: storage.announceClose, close };
  } catch (error) {
    // Left open, it would keep the process alive that has just said why it ends.
    await close();
    throw error;
  }
}
