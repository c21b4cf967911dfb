import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  type AuthingOptions,
  authing,
  type DeviceAuthorizationOptions,
  deviceAuthorization,
  type MiniProgramAdapter,
  MiniProgramQrLogin,
  type MiniProgramQrLoginProps,
  rest,
} from '../../../src/mini-program/index.js';

/** The server of the login. JSON, so that a test can pass it. */
export type AdapterChoice =
  | { kind: 'rest'; baseUrl: string }
  | ({ kind: 'device' } & DeviceAuthorizationOptions)
  | ({ kind: 'authing' } & AuthingOptions)
  /** A code that is never scanned. */
  | { kind: 'still'; text?: string; picture?: string };

function createAdapter(choice: AdapterChoice): MiniProgramAdapter {
  if (choice.kind === 'rest') return rest(choice);
  if (choice.kind === 'device') return deviceAuthorization(choice);
  if (choice.kind === 'authing') return authing({ ...choice, exchange: true });
  return async () => ({ ...choice, expiresIn: 1e6, poll: () => new Promise(() => {}) });
}

const events: [name: string, detail: unknown][] = [];
const report = (name: string) => (detail?: unknown) => {
  events.push([name, detail instanceof Error ? { ...detail, message: detail.message } : detail]);
};

const root = createRoot(document.getElementById('root') as HTMLElement);
const scan = {
  events,
  render(choice: AdapterChoice, props: Partial<MiniProgramQrLoginProps> = {}) {
    const adapter = createAdapter(choice);
    root.render(
      <StrictMode>
        <MiniProgramQrLogin
          adapter={adapter}
          lang="en"
          interval={100}
          onStatusChange={report('status')}
          onCodeShown={report('shown')}
          onScanned={report('scanned')}
          onAuthorized={report('authorized')}
          onRefused={report('refused')}
          onExpired={report('expired')}
          onError={report('error')}
          {...props}
        />
      </StrictMode>,
    );
  },
};

export type ScanPage = typeof scan;
Object.assign(window, { scan });
