import { beforeEach, describe, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../../helpers/control-page.js';
import { createLogin } from '../../helpers/login.js';
import { frameAt, frames } from '../../helpers/support.js';

controlPage();

type Report = { body: object | null };

/** Replaces ReportingObserver, which jsdom does not have. */
const observers = new Set<(reports: Report[]) => void>();

class FakeReportingObserver {
  constructor(readonly callback: (reports: Report[]) => void) {}
  observe() {
    observers.add(this.callback);
  }
  disconnect() {
    observers.delete(this.callback);
  }
}

/** Sends the browser's report of a refused frame. */
const report = (body: object | null) => {
  for (const callback of observers) callback([{ body }]);
};
const refusal = () => ({ blockedURL: frameAt().src.split('#')[0], disposition: 'enforce' });

beforeEach(() => {
  observers.clear();
  // The window that contains the frame is jsdom's, which differs from the global object of the tests.
  const view = document.defaultView as Window;
  Object.assign(view, { ReportingObserver: FakeReportingObserver });
  return () => {
    Reflect.deleteProperty(view, 'ReportingObserver');
    Reflect.deleteProperty(HTMLIFrameElement.prototype, 'credentialless');
  };
});

/** Simulates a browser with credentialless frames. */
const allowCredentialless = () =>
  Object.defineProperty(HTMLIFrameElement.prototype, 'credentialless', { configurable: true, value: false });

describe('a page with Cross-Origin-Embedder-Policy', () => {
  test('that is not isolated loads a refused frame a second time, without credentials', async () => {
    allowCredentialless();
    const { login } = createLogin({ script: 'none' });
    await pass();
    const frame = frameAt();
    report(refusal());
    expect(frames()).toEqual([frame]);
    expect(frame.hasAttribute('credentialless')).toBe(true);
    expect(login.getSnapshot().status).toBe('mounting');
  });

  test('that also refuses the second frame causes an error that names the policy', async () => {
    allowCredentialless();
    const { login } = createLogin({ script: 'none' });
    await pass();
    report(refusal());
    report(refusal());
    expect(login.getSnapshot().error).toMatchObject({
      code: 'frame_blocked',
      message: expect.stringContaining('Cross-Origin-Embedder-Policy'),
    });
  });

  test('causes an error in a browser that has no frames without credentials', async () => {
    const { login } = createLogin({ script: 'none' });
    await pass();
    report(refusal());
    expect(login.getSnapshot().error?.code).toBe('frame_blocked');
  });

  test('that is isolated causes an error at once in such a browser, and requests nothing', async () => {
    vi.stubGlobal('crossOriginIsolated', true);
    const { login } = createLogin();
    await pass();
    expect(login.getSnapshot().error?.code).toBe('frame_blocked');
    expect([frames().length, document.scripts.length]).toEqual([0, 0]);
  });
});

test.each<[string, () => object | null]>([
  ['of another address', () => ({ ...refusal(), blockedURL: 'https://other.example/' })],
  ['of a policy that only reports', () => ({ ...refusal(), disposition: 'reporting' })],
  ['without details', () => null],
])('ignores a report %s', async (_, body) => {
  const { login } = createLogin({ script: 'none' });
  await pass();
  report(body());
  expect(login.getSnapshot().status).toBe('mounting');
  login.destroy();
  expect(observers.size).toBe(0);
});
