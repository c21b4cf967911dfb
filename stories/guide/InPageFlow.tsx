import { Flow } from './Flow.js';

/** The login in the page: the frame opens `redirect_uri`, and the page reads the result. */
export const InPageFlow = () => (
  <Flow
    title="WeChat's frame opens redirect_uri. Your page reads code and state there, and sends them to your server."
    steps={[
      { from: 2, to: 1, text: 'requests a QR code with state' },
      { from: 0, to: 1, text: 'scans and approves' },
      { from: 1, to: 1, text: 'opens redirect_uri' },
      { from: 1, to: 2, text: 'code and state', isStrong: true },
      { from: 2, to: 2, text: 'compares the state' },
      { from: 2, to: 3, text: 'code, state, cookies', isStrong: true },
      { from: 3, to: 2, text: 'session' },
    ]}
  />
);
