import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, createServer } from 'vite';
import { connection, qrPage, SCRIPT } from './connection.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const HINT = `<link rel="preload" as="script" href="${SCRIPT}">`;
const PRECONNECT = '<link rel="preconnect" href="https://open.weixin.qq.com">';

/** Resolves the candidate of the page, and its imports. */
const settings = (candidate) => ({
  root: here('.'),
  configFile: false,
  logLevel: 'error',
  plugins: [react()],
  resolve: {
    alias: {
      candidate: here(`candidates/${candidate}.tsx`),
      'wechat-qr-login': here('../dist/esm/react/index.js'),
    },
    dedupe: ['react', 'react-dom'],
  },
});

/** Bundles one of pages/ with one of candidates/ into one file. */
async function bundle(page, candidate, mode = 'production') {
  const result = await build({
    ...settings(candidate),
    mode,
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    build: { write: false, rolldownOptions: { input: here(`pages/${page}.tsx`) } },
  });
  return result.output[0].code;
}

/** Renders the HTML of the site's server. */
async function renderOnServer(candidate) {
  const server = await createServer({
    ...settings(candidate),
    appType: 'custom',
    server: { middlewareMode: true, ws: false },
  });
  const { html } = await server.ssrLoadModule('/pages/server.tsx');
  await server.close();
  return html;
}

const toHtml = (name, { head = '', body = '<div id="root"></div>', app = true } = {}) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sign in</title>${head}` +
  `${app ? `<script type="module" src="/${name}.js"></script>` : ''}</head><body>${body}</body></html>`;

const { appid, redirect_uri, state } = connection;
const byHand = `<main><h1>Sign in</h1><div id="wechat"></div></main><script>new WxLogin({
  id: 'wechat', appid: '${appid}', scope: 'snsapi_login', state: '${state}', self_redirect: true,
  redirect_uri: encodeURIComponent('${redirect_uri}') })</script>`;

const rendered = async (name, what, candidate = name, head = '') => ({
  name,
  what,
  html: toHtml(name, { head }),
  code: await bundle('render', candidate),
});

const renderedByServer = async (name, what, candidate) => ({
  name,
  what,
  html: toHtml(name, { body: `<div id="root">${await renderOnServer(candidate)}</div>` }),
  code: await bundle('hydrate', candidate),
});

/** The same login page with each candidate. All others are compared with the first one. */
export const createPages = () =>
  Promise.all([
    {
      name: 'by-hand',
      what: 'by hand: script in the head, `new WxLogin` at the end of the body, no React',
      html: toHtml('', { head: `<script src="${SCRIPT}"></script>`, body: byHand, app: false }),
    },
    rendered('snippet', 'the usual React snippet: script appended in an effect'),
    rendered('react-wechat-login', 'react-wechat-login 1.1.1'),
    rendered('iframe', 'an iframe by hand, rendered by React (as vue-wxlogin by Vue)'),
    rendered('ours', '**ours**, client-rendered'),
    rendered('ours-hinted', '**ours**, client-rendered, the script hinted in the HTML', 'ours', HINT),
    rendered(
      'ours-preconnected',
      '**ours**, hinted, and `preconnect` to open.weixin.qq.com',
      'ours',
      HINT + PRECONNECT,
    ),
    renderedByServer('ours-server-rendered', '**ours**, server-rendered', 'ours'),
    rendered('ours-without-script', '**ours**, `script="none"`'),
    renderedByServer(
      'ours-frame-in-html',
      '**ours**, `script="none"`, server-rendered with a state: the frame is in the HTML',
      'ours-without-script',
    ),
    {
      name: 'limit',
      what: 'the limit: an iframe in the HTML, no script at all',
      html: toHtml('', {
        body: `<main><h1>Sign in</h1><iframe title="WeChat" src="${qrPage.replaceAll('&', '&amp;')}" width="300" height="400"></iframe></main>`,
        app: false,
      }),
    },
  ]);

/** Pages that the benchmark mounts and unmounts. */
export const createRemountPages = (mode) =>
  Promise.all(
    ['snippet', 'react-wechat-login', 'iframe', 'ours', 'ours-without-script'].map(async (name) => ({
      name,
      html: toHtml(name),
      code: await bundle('remount', name, mode),
    })),
  );
