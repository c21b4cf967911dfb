import { readFileSync } from 'node:fs';
import { Hono } from 'hono';
import { html, raw } from 'hono/html';

/** Collects the events of the page in the same two globals as the login page. */
const RECORDER = `
  var site = { events: [] };
  var extras = { complaints: [] };
  addEventListener('error', function (event) { extras.complaints.push(event.message); });
  addEventListener('unhandledrejection', function (event) { extras.complaints.push(String(event.reason)); });
  ['error', 'warn'].forEach(function (level) {
    console[level] = function (text) { extras.complaints.push(String(text)); };
  });
  ['ready', 'authorized', 'refused', 'error'].forEach(function (name) {
    document.addEventListener(name, function (event) { site.events.push([name, event.detail]); }, true);
  });`;

/** A page without a bundler. It loads the script-tag build of the packed package. */
export function createElementPage(packageFolder: string): Hono {
  const script = readFileSync(`${packageFolder}/dist/wechat-qr-login.global.js`, 'utf8');
  return new Hono()
    .get('/element', (c) =>
      c.html(html`<!doctype html><html lang="en"><meta charset="utf-8"><title>Login</title>
        <script>${raw(RECORDER)}</script>
        <script src="/element/wechat-qr-login.global.js"></script>
        <main></main>`),
    )
    .get('/element/wechat-qr-login.global.js', (c) =>
      c.body(script, 200, { 'content-type': 'text/javascript' }),
    );
}
