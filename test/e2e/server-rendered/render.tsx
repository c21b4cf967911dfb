import { renderToString } from 'react-dom/server';
import type { WeChatQrLoginProps } from '../../../src/react/index.js';
import { Login } from './Login.js';

/** What the server answers. The test runs this in Node. As a global: the bundle of a page has no exports. */
Object.assign(globalThis, {
  renderLogin: (props: WeChatQrLoginProps) => renderToString(<Login {...props} />),
});
