import { renderToString } from 'react-dom/server';
import type { WeChatQrLoginProps } from '../../../src/react/index.js';
import { Login } from './Login.js';

/**
 * Renders the response of the server. The test runs it in Node. It is a global, because the bundle of a page has no
 * exports.
 */
Object.assign(globalThis, {
  renderLogin: (props: WeChatQrLoginProps) => renderToString(<Login {...props} />),
});
