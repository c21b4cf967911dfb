import { hydrateRoot } from 'react-dom/client';
import { createQrLogin } from '../../../src/core/index.js';
import type { WeChatQrLoginProps } from '../../../src/react/index.js';
import { Login } from './Login.js';

const events: unknown[][] = [];
const report = (...event: unknown[]) => events.push(event);
Object.assign(window, { events });

const { way, ...props }: WeChatQrLoginProps & { way: string } = JSON.parse(
  document.getElementById('props')?.textContent ?? '',
);
const root = document.getElementById('root') as HTMLElement;
if (way === 'react') {
  hydrateRoot(root, <Login {...props} report={report} />, {
    onRecoverableError: (error) => report('recovered', `${error}`),
  });
} else {
  createQrLogin(root, {
    ...props,
    script: 'none',
    self_redirect: true,
    onAuthorized: (result) => report('authorized', result),
    onStatusChange: (status) => report('status', status),
  });
}
