import { createHash, X509Certificate } from 'node:crypto';
import { createSecureServer } from 'node:http2';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { generate } from 'selfsigned';
import { createWeChatSimulator } from '../dist/esm/simulator/index.js';
import { createSlowLink } from './slow-link.mjs';

export const SITE = 'https://shop.example';
const HOSTS = ['shop.example', 'res.wx.qq.com', 'open.weixin.qq.com', 'lp.open.weixin.qq.com'];

/** The two messages of WeChat's page. */
const PLAIN_PAGE = `<!doctype html><title>QR</title><script>for (const status of ['wxReady', 'wxQRcodeReady'])
  parent.postMessage(JSON.stringify({ type: 'status', status }), '*');</script>`;

/** Chromium reports when a marked picture is painted. Its largest contentful paint is missing in one visit of forty. */
const markPicture = (html) => html.replace('<img class="qrcode', '<img elementtiming="qr" class="qrcode');

const listen = (fetch, { private: key, cert }) =>
  new Promise((listening) => {
    const server = serve(
      {
        fetch,
        port: 0,
        hostname: '127.0.0.1',
        createServer: createSecureServer,
        serverOptions: { key, cert, allowHTTP1: true },
      },
      ({ port }) => listening({ server, port }),
    );
  });

/** Creates the login page's host. It serves a page at `/<candidate>`, and its files. */
function createSite(pages) {
  const site = new Hono();
  site.use(compress());
  site.get('/favicon.ico', (c) => c.body(null, 204));
  for (const { name, html, code } of pages) {
    site.get(`/${name}`, (c) => c.html(html));
    if (code) site.get(`/${name}.js`, (c) => c.body(code, 200, { 'content-type': 'text/javascript' }));
  }
  return site;
}

/**
 * Starts the site, and the hosts of WeChat's script, QR page and polling. They are servers with HTTP/2 and TLS, each
 * behind its own link. `plainQrPage` replaces the QR page with an empty page, for measurements of the page around it.
 */
export async function startServers(pages, { roundTrip = 0, plainQrPage = false } = {}) {
  const certificate = await generate([{ name: 'commonName', value: 'bench' }], {
    keySize: 2048,
    extensions: [{ name: 'subjectAltName', altNames: HOSTS.map((value) => ({ type: 2, value })) }],
  });
  const wechat = createWeChatSimulator();
  const weChatHost = new Hono();
  weChatHost.use(compress());
  weChatHost.all('*', async (c) => {
    const isQrPage = c.req.path === '/connect/qrconnect';
    if (plainQrPage && isQrPage) return c.html(PLAIN_PAGE);
    const response = await wechat.fetch(c.req.raw);
    return isQrPage ? c.html(markPicture(await response.text())) : response;
  });
  const handlers = HOSTS.map((_, i) => (i ? weChatHost : createSite(pages)).fetch);
  const servers = await Promise.all(handlers.map((fetch) => listen(fetch, certificate)));
  const links = await Promise.all(servers.map(({ port }) => createSlowLink(port, roundTrip)));
  const key = new X509Certificate(certificate.cert).publicKey.export({ type: 'spki', format: 'der' });
  return {
    /** Browser flags that resolve the host names to these servers, and accept their certificates. */
    flags: [
      `--host-resolver-rules=${HOSTS.map((host, i) => `MAP ${host}:443 127.0.0.1:${links[i].port}`)}`,
      `--ignore-certificate-errors-spki-list=${createHash('sha256').update(key).digest('base64')}`,
    ],
    close() {
      for (const { close } of links) close();
      for (const { server } of servers) server.close();
    },
  };
}
