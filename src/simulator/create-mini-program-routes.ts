import { type Context, Hono } from 'hono';
import {
  type PhoneAnswer,
  renderChooserPage,
  renderDecisionPage,
  renderOutcomePage,
} from './pages/mini-program-pages.js';
import { renderErrorPage } from './pages/render-error-page.js';
import type { World } from './world.js';

/**
 * Creates the routes of a simulated phone that scans a mini-program code: the one in the address, or else the newest
 * one. The phone runs a mini program that calls the app's `server` as described in docs/mini-program.md.
 *
 * The calls come from the simulator and not from the visitor's browser. Like a phone's calls, they have no cookies and
 * no `Origin` header.
 */
export function createMiniProgramRoutes(world: World): Hono {
  const { users, miniPrograms, findApp } = world;
  const app = new Hono();

  const callServer = async (appid: string, path: string, body: object) => {
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
  const showNoCode = (c: Context) =>
    c.html(renderErrorPage('还没有小程序码 · No mini program code yet'), 404);

  app.get('/connect/mini-program', async (c) => {
    const { user, ...code } = c.req.query();
    const isNamed = Boolean(code.appid && code.scene);
    const { appid, scene } = isNamed ? code : { ...miniPrograms.newest };
    if (!appid || !scene) return showNoCode(c);
    const english = isEnglish(c);
    const holder =
      users.find(({ unionid }) => unionid === user) ?? (users.length === 1 ? users[0] : undefined);
    // Any website can link to the address without a code. The scan then needs a tap on this page first.
    if (!holder || !isNamed) return c.html(renderChooserPage({ english, appid, scene, users }));
    const loginCode = miniPrograms.issue('js_code', appid, holder);
    const { answer, error = '' } = await callServer(appid, 'scan', { token: scene, code: loginCode });
    if (!answer) return c.html(renderOutcomePage({ english, outcome: error, number: undefined }));
    return c.html(renderDecisionPage({ english, appid, user: holder, answer }));
  });

  app.post('/connect/mini-program', async (c) => {
    const form = await c.req.parseBody();
    const [appid, scan, decision] = [`${form.appid}`, `${form.scan}`, `${form.decision}`];
    const user = users.find(({ unionid }) => unionid === form.user);
    if (!user) return showNoCode(c);
    const { answer, error = '' } =
      decision === 'cancel'
        ? await callServer(appid, 'cancel', { scan })
        : await callServer(appid, 'confirm', {
            scan,
            ...(decision === 'number' && { phoneNumberCode: miniPrograms.issue('phone_code', appid, user) }),
          });
    return c.html(
      renderOutcomePage({ english: isEnglish(c), outcome: answer?.status ?? error, number: answer?.number }),
    );
  });

  return app;
}
