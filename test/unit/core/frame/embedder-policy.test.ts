import { beforeEach, describe, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../../helpers/control-page.js';
import { createLogin } from '../../helpers/login.js';
import { frameAt, frames } from '../../helpers/support.js';

controlPage();

type Report = { body: object | null };

/** Replaces ReportingObserver, which jsdom does not have. */
const observers = new Map<(reports: Report[]) => void, string[] | undefined>();

class FakeReportingObserver {
  constructor(
    readonly callback: (reports: Report[]) => void,
    readonly options: { types?: string[] } = {},
  ) {}
  observe() {
    observers.set(this.callback, this.options.types);
  }
  disconnect() {
    observers.delete(this.callback);
  }
}

/** Sends the browser's reports of refused frames to the observers of this type of report. */
const report = (...bodies: (object | null)[]) => {
  for (const [callback, types] of observers) {
    if (types?.includes('coep')) callback(bodies.map((body) => ({ body })));
  }
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
    expect(frame.getAttribute('credentialless')).toBe('');
    expect(login.getSnapshot().status).toBe('mounting');
  });

  test('is noticed if the browser reports another refusal at the same time', async () => {
    allowCredentialless();
    createLogin({ script: 'none' });
    await pass();
    report({ ...refusal(), blockedURL: 'https://other.example/' }, refusal());
    expect(frameAt().hasAttribute('credentialless')).toBe(true);
  });

  test('does no harm if the page has removed the refused frame', async () => {
    allowCredentialless();
    createLogin({ script: 'none' });
    await pass();
    const body = refusal();
    frameAt().remove();
    expect(() => report(body)).not.toThrow();
    expect(frames()).toEqual([]);
  });

  test('that is isolated loads the frame without credentials from the start', async () => {
    vi.stubGlobal('crossOriginIsolated', true);
    allowCredentialless();
    createLogin({ script: 'none' });
    await pass();
    expect(frameAt().getAttribute('credentialless')).toBe('');
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
    expect(frameAt().hasAttribute('credentialless')).toBe(false);
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
