import type { Context } from 'hono';
import { isWeChatBrowser } from '../../src/core/is-wechat-browser.js';
import { type Destination, getCallbackUrls, readDelivery, SESSION_PATH } from '../addresses.js';
import { hasAcceptedTerms, hasTerms } from '../terms-consent.js';
import type { AppTools, Env } from './app-tools.js';
import type { PageConfig, PageData } from './page-config.js';
import { passCookies } from './pass-cookies.js';
import { RATES } from './rates.js';
import { askForLogin } from './start-login.js';

/** Reads the user who is signed in. Requests without a session's cookie cost nothing. */
async function readVisitor(c: Context<Env>, { auth, getHeaders, getOrigin }: AppTools) {
  const cookies = c.req.header('cookie') ?? '';
  if (!cookies.includes(auth.context.authCookies.sessionToken.name)) return null;
  const answer = await auth.handler(
    new Request(getOrigin(c) + SESSION_PATH, { headers: Object.fromEntries(getHeaders(c)) }),
  );
  if (!answer.ok) return null;
  passCookies(c, answer.headers);
  const session: { user: NonNullable<PageData['visitor']> } | null = await answer.json();
  if (!session) return null;
  const { name, email, image } = session.user;
  return { name, email, image };
}

/** Starts the login of the first QR code, like the page. Returns undefined if it cannot be started: the page tries itself. */
async function start(
  c: Context<Env>,
  tools: AppTools,
  { connections, application }: PageConfig,
): Promise<PageData['started']> {
  const first = connections.find(({ type }) => type !== 'official-account');
  if (first?.type !== 'website' || typeof application === 'string') return;
  if (await tools.count(c, RATES.start)) return;
  const request = application && tools.getAuthorizationRequest(c);
  const delivery = first.delivers ? readDelivery(new URL(c.req.url).searchParams) : undefined;
  const to: Destination = request ? { request } : { deliver: delivery };
  const answer = await askForLogin(c, tools, {
    connection: first.id,
    disableRedirect: true,
    ...getCallbackUrls(to),
  });
  return 'url' in answer ? { connection: first.id, url: answer.url } : undefined;
}

/** Creates what comes with the HTML of the page whose path is in the parameter `path`. */
export async function createPageData(
  c: Context<Env>,
  tools: AppTools,
  config: PageConfig,
): Promise<PageData> {
  const visitor = await readVisitor(c, tools);
  const mustSignIn = typeof config.application === 'object' && c.req.query('fresh') !== undefined;
  const isLogin =
    /^\/(login)?$/.test(c.req.query('path') ?? '') &&
    (!visitor || mustSignIn) &&
    !isWeChatBrowser(c.req.header('user-agent'));
  // The browser may never show a page that it only prefetches.
  const isPrefetch = /prefetch|prerender/.test(c.req.header('sec-purpose') ?? '');
  const hasAccepted = !hasTerms(config.branding) || hasAcceptedTerms(c.req.header('cookie') ?? '');
  const started = isLogin && hasAccepted && !isPrefetch ? await start(c, tools, config) : undefined;
  return { config, visitor, isLogin, hasAccepted, ...(started && { started }) };
}
