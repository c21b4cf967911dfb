import { type Context, Hono } from 'hono';
import { renderErrorPage } from './pages/error-page.js';
import {
  type PhoneAnswer,
  renderChooserPage,
  renderDecisionPage,
  renderOutcomePage,
} from './pages/mini-program-pages.js';
import type { World } from './world.js';

/**
 * A phone that reads the newest mini-program code, or the one in the address, and plays a mini program that speaks
 * docs/mini-program.md with its app's `server`. It asks as a phone does: from no browser, without cookies and origin.
 */
export function createMiniProgramRoutes(world: World): Hono {
  const { users, miniPrograms, findApp } = world;
  const app = new Hono();

  const ask = async (appid: string, path: string, body: object) => {
    const { server } = findApp(appid) ?? {};
    if (!server) return { error: 'no_server' };
    try {
      const response = await fetch(`${server}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const answer: PhoneAnswer & { error?: string } = await response.json();
      return response.ok ? { answer } : { error: answer.error ?? `${response.status}` };
    } catch {
      return { error: 'network' };
    }
  };
  const isEnglish = (c: Context) => /^en/i.test(c.req.header('accept-language') ?? '');
  const nobody = (c: Context) => c.html(renderErrorPage('还没有小程序码 · No mini-program code yet'), 404);

  app.get('/connect/mini-program', async (c) => {
    const { user, ...code } = c.req.query();
    const isNamed = Boolean(code.appid && code.scene);
    const { appid, scene } = isNamed ? code : { ...miniPrograms.newest };
    if (!appid || !scene) return nobody(c);
    const english = isEnglish(c);
    const holder =
      users.find(({ unionid }) => unionid === user) ?? (users.length === 1 ? users[0] : undefined);
    // Any website can link to the address without a code: then a tap on this page comes before the scan.
    if (!holder || !isNamed) return c.html(renderChooserPage({ english, appid, scene, users }));
    const loginCode = miniPrograms.issue('js_code', appid, holder);
    const { answer, error = '' } = await ask(appid, 'scan', { token: scene, code: loginCode });
    if (!answer) return c.html(renderOutcomePage({ english, outcome: error, number: undefined }));
    return c.html(renderDecisionPage({ english, appid, user: holder, answer }));
  });

  app.post('/connect/mini-program', async (c) => {
    const form = await c.req.parseBody();
    const [appid, scan, decision] = [`${form.appid}`, `${form.scan}`, `${form.decision}`];
    const user = users.find(({ unionid }) => unionid === form.user);
    if (!user) return nobody(c);
    const { answer, error = '' } =
      decision === 'cancel'
        ? await ask(appid, 'cancel', { scan })
        : await ask(appid, 'confirm', {
            scan,
            ...(decision === 'number' && { phoneNumberCode: miniPrograms.issue('phone_code', appid, user) }),
          });
    return c.html(
      renderOutcomePage({ english: isEnglish(c), outcome: answer?.status ?? error, number: answer?.number }),
    );
  });

  return app;
}
