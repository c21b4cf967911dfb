import { createServer, type RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createHtmlRewriter } from '../../../src/simulator/create-html-rewriter.js';
import { rewriteResponse } from '../../../src/simulator/rewrite-response.js';
import { listen } from '../../listen.js';

/** Server-rendered pages that pass through Vite's dev server with `wechatSimulator()`. */

const WECHAT = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
const OURS = 'http://127.0.0.1:8788/connect/zh_CN/htmledition/js/wxLogin.js';
const TAG = `<script src="${OURS}"></script>`;
const PAGE = `<!doctype html><html><head lang="en"><title>登录</title></head><body><header>=</header>
<link rel="preload" href="${WECHAT}"><script src='${WECHAT}'></script><p title="//res.wx.qq.com/">${WECHAT}</p></body></html>`;
const REWRITTEN = PAGE.replace('<head lang="en">', (head) => head + TAG)
  .replace(`="${WECHAT}`, `="${OURS}`)
  .replace(`='${WECHAT}`, `='${OURS}`);

describe('a page', () => {
  test('gets the simulator’s script first, and keeps no address of WeChat’s script, with any chunks', () => {
    const cuts = fc.uniqueArray(fc.nat(PAGE.length), { maxLength: 12 });
    fc.assert(
      fc.property(cuts, (positions) => {
        const { write, end } = createHtmlRewriter(OURS);
        const edges = [0, ...positions.sort((a, b) => a - b), PAGE.length];
        const pieces = edges.slice(1).map((edge, index) => PAGE.slice(edges[index], edge));
        expect(pieces.map(write).join('') + end()).toBe(REWRITTEN);
      }),
      { numRuns: 2000 },
    );
  });

  test('that already has the script gets no second one', () => {
    const page = `<head>\n<script type="module" src="/@vite/client"></script>${TAG}</head>`;
    expect(createHtmlRewriter(OURS).write(page)).toBe(page);
  });

  test('is not delayed: complete HTML is returned at once', () => {
    const { write } = createHtmlRewriter(OURS);
    expect(write('<html><head><title>a</title></head><body>')).toContain('<body>');
    expect(write('<p>Loading</p><script>$RC="x"</script>')).toBe('<p>Loading</p><script>$RC="x"</script>');
  });
});

describe('a response', () => {
  /** Requests a page from such a server, like a browser. */
  async function ask(answer: RequestListener): Promise<Response> {
    const server = createServer((request, response) => {
      rewriteResponse(response, createHtmlRewriter(OURS));
      answer(request, response);
    });
    const port = await listen(server);
    const response = await fetch(`http://127.0.0.1:${port}/`);
    const body = await response.arrayBuffer();
    server.close();
    return new Response(body, { status: response.status, headers: response.headers });
  }
  const html = { 'content-type': 'text/html; charset=utf-8' };
  const bytes = Buffer.from(PAGE);

  const ways: Record<string, RequestListener> = {
    'in one piece': (_request, response) => {
      response.setHeader('Content-Type', 'text/html');
      response.end(PAGE);
    },
    'with its length': (_request, response) => {
      response.writeHead(200, { ...html, 'content-length': bytes.length }).end(bytes);
    },
    'with a status message and headers as a list': (_request, response) => {
      response.writeHead(200, 'OK', ['Content-Type', 'text/html', 'Content-Length', `${bytes.length}`]);
      response.end(PAGE, 'utf8');
    },
    'in pieces that cut characters': (_request, response) => {
      response.writeHead(200, html);
      for (const byte of bytes) response.write(Uint8Array.of(byte));
      response.end();
    },
    'as hexadecimal text': (_request, response) => {
      response.writeHead(200, html);
      response.write(bytes.toString('hex'), 'hex', () => response.end());
    },
  };
  test.each(Object.entries(ways))('is rewritten if it is written %s', async (_way, answer) => {
    expect(await (await ask(answer)).text()).toBe(REWRITTEN);
  });

  test('that is not HTML stays unchanged, with its headers', async () => {
    const answer = await ask((_request, response) => {
      response.setHeader('set-cookie', ['a=1', 'b=2']);
      response
        .writeHead(201, { 'content-type': 'application/json', 'content-length': bytes.length })
        .end(bytes);
    });
    expect([answer.status, await answer.text()]).toEqual([201, PAGE]);
    expect(answer.headers.get('content-length')).toBe(`${bytes.length}`);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  test('that is compressed stays unchanged', async () => {
    const answer = await ask((_request, response) => {
      response.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync(PAGE));
    });
    expect(await answer.text()).toBe(PAGE);
  });

  test('without a body stays empty', async () => {
    const answer = await ask((_request, response) => {
      response.writeHead(404, html).end(() => undefined);
    });
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });
});
