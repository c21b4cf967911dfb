import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { formatLine } from '../../service/server/format-line.js';
import { logRequests } from '../../service/server/log-requests.js';

function open() {
  const lines: Record<string, unknown>[] = [];
  const write = (line: string) => lines.push(JSON.parse(line));
  const app = new Hono();
  app.use(logRequests(write));
  app.get('/api/auth/callback/wechat', (c) => {
    write(formatLine('warn', 'inside'));
    return c.redirect('/');
  });
  app.get('/api/scan-login/:connection{[a-z\\d-]{1,31}}/:id{[\\w-]{1,64}}', (c) =>
    c.json({}, c.req.param('id') === 'broken' ? 500 : 200),
  );
  app.get('/api/health', (c) => c.json({}));
  app.use(async (c) => c.text('a file'));
  return { lines, app };
}

test('writes a line for a request, with the route instead of code and state', async () => {
  const { lines, app } = open();
  const response = await app.request('/api/auth/callback/wechat?code=secret-code&state=secret-state', {
    headers: { cookie: 'session=secret-session' },
  });
  const requestId = response.headers.get('x-request-id');
  expect(requestId).toMatch(/^[\w-]{36}$/);
  expect(lines).toEqual([
    expect.objectContaining({ level: 'warn', message: 'inside', requestId }),
    {
      time: expect.any(String),
      level: 'info',
      message: 'request',
      requestId,
      method: 'GET',
      route: '/api/auth/callback/wechat',
      status: 302,
      ms: expect.any(Number),
    },
  ]);
  expect(JSON.stringify(lines)).not.toContain('secret');
});

test('keeps the id of a proxy, but no text that could be anything else', async () => {
  const { lines, app } = open();
  for (const id of ['abc-1', 'x'.repeat(65), 'a b', '"}']) {
    await app.request('/favicon.ico', { headers: { 'x-request-id': id } });
  }
  const [first, ...others] = lines.map(({ requestId }) => requestId);
  expect(first).toBe('abc-1');
  for (const id of others) expect(id).toMatch(/^[\w-]{36}$/);
  expect(lines[0]?.route).toBe('/*');
});

test('logs polls and health checks only if they fail', async () => {
  const { lines, app } = open();
  for (const path of ['/api/health', '/api/scan-login/mini/abc', '/api/scan-login/mini/broken']) {
    await app.request(path);
  }
  expect(lines).toEqual([expect.objectContaining({ route: '/api/scan-login/:connection/:id', status: 500 })]);
});
