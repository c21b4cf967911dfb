import type { Hono } from 'hono';
import type { AppTools, Env } from './app-tools.js';
import { createTrial } from './create-trial.js';
import { RATES } from './rates.js';

/**
 * Mounts the data of the page "Try this login". In development everybody gets it, in a deployment only signed-in
 * administrators do. Others get 403 with their account id, which they need to become an administrator.
 */
export function mountTrial(app: Hono<Env>, { settings, auth, getHeaders, getOrigin, limit }: AppTools): void {
  app.get('/try', limit(RATES.page), async (c) => {
    if (settings.production) {
      const found = await auth.api.getSession({ headers: getHeaders(c) });
      const id = found?.user.id;
      if (!id || !settings.administrators.includes(id)) return c.json({ error: 'no_administrator', id }, 403);
    }
    return c.json(createTrial(settings, getOrigin(c)));
  });
}
