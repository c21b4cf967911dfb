import { Flow } from './Flow.js';

/** The login by redirect: the whole page opens `redirect_uri`. */
export const RedirectFlow = () => (
  <Flow
    title="WeChat's frame redirects the whole page to redirect_uri. The page there sends code and state to your server."
    steps={[
      { from: 2, to: 1, text: 'requests a QR code with state' },
      { from: 0, to: 1, text: 'scans and approves' },
      { from: 1, to: 2, text: 'redirects the whole page' },
      { from: 2, to: 2, text: 'is redirect_uri now', isStrong: true },
      { from: 2, to: 3, text: 'code, state, cookies', isStrong: true },
      { from: 3, to: 2, text: 'session' },
    ]}
  />
);
