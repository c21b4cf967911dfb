// A server with better-auth and its WeChat provider, as their documentation shows it.
import { createServer } from 'node:http';
import { betterAuth } from 'better-auth';
import { memoryAdapter } from 'better-auth/adapters/memory';
import { toNodeHandler } from 'better-auth/node';

const { WECHAT_APP_ID, WECHAT_APP_SECRET, AUTH_SECRET } = process.env;
const server = createServer();
server.listen(0, '127.0.0.1', () => {
  const baseURL = `http://localhost:${server.address().port}`;
  const auth = betterAuth({
    baseURL,
    secret: AUTH_SECRET,
    database: memoryAdapter({ user: [], session: [], account: [], verification: [] }),
    socialProviders: { wechat: { clientId: WECHAT_APP_ID, clientSecret: WECHAT_APP_SECRET } },
  });
  server.on('request', toNodeHandler(auth));
  console.log(baseURL);
});
