import { createAuth } from '../../service/server/create-auth.js';
import type { SettingsChange } from './change-settings.js';
import { Browser, SETTINGS, startApp, useStorage, useWeChat } from './support.js';

/** The simulator and the storage of a test file, and functions that open a browser at a service and count its users. */
export function useBrowsers(simulator: Parameters<typeof useWeChat>[0] = {}) {
  const { wechat, network } = useWeChat(simulator);
  const storage = useStorage();
  return {
    wechat,
    network,
    storage,
    open: async (settings: SettingsChange = {}) => new Browser(await startApp(storage(), settings), wechat),
    async countUsers() {
      const { context } = await createAuth(SETTINGS, { storage: storage() });
      return context.adapter.count({ model: 'user' });
    },
  };
}
