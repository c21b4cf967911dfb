import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  type CallbackResult,
  createQrLogin,
  openLoginPopup,
  readCallback,
  relayCallback,
} from '../../../../src/core/index.js';
import { onPages } from '../../helpers/arbitraries.js';
import { pass } from '../../helpers/control-page.js';
import { looksLikeRefusal, meddling } from '../../helpers/meddling-servers.js';
import { controlWindows, popupAt, windows } from '../../helpers/popup-window.js';
import { comeBack, options } from '../../helpers/support.js';
import { type Answer, answers } from '../../helpers/wechat-answers.js';

/** Frame, callback page, relay page and pop-up use one parser: they report the same result as `readCallback`. */
controlWindows();

/** More than the ms after which a callback without a message counts as lost. */
const GRACE = 120;
/** Long timeout, because each case creates a page, and the files run in parallel. */
vi.setConfig({ testTimeout: 60_000 });

const { dataset } = document.documentElement;
const postMessage = vi.fn<(message: unknown, targetOrigin: string) => void>();
const onOurOrigin = answers(fc.constant(location.origin));

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.spyOn(console, 'error').mockReturnValue();
});

/** Returns the expected result of a waiting page for an address. */
function expected({ redirect_uri, state }: Answer, address: string): unknown[] {
  const result = readCallback(address, { redirect_uri });
  if (!result) return ['callback_lost'];
  if (result.state !== state) return ['state_mismatch'];
  return result.type === 'refused' ? [{ state }] : [{ code: result.code, state }];
}

/**
 * Creates a login with that redirect_uri, and returns its result. Its container is in a separate document, in which
 * jsdom creates no window for a frame. Creating windows would take most of the time.
 */
async function mountLogin({ redirect_uri, state }: Answer) {
  const told: unknown[] = [];
  const tell = (event: unknown) => {
    told.push(event);
  };
  const { body } = document.implementation.createHTMLDocument();
  const login = createQrLogin(body, {
    ...options,
    redirect_uri,
    state,
    script: 'none',
    onAuthorized: tell,
    onRefused: tell,
    onError: ({ code }) => tell(code),
  });
  await pass();
  const frame = body.querySelector('iframe') as HTMLIFrameElement;
  return { told, frame, end: () => login.destroy() };
}

/** Dispatches a message to the page that waits, from a window of our own origin. */
const post = (source: unknown, data: unknown) =>
  window.dispatchEvent(Object.assign(new Event('message'), { source, origin: location.origin, data }));

/** Runs a redirect page at that address in a frame or a pop-up. Returns its message to the page that waits. */
async function relay(address: string, run: () => unknown): Promise<unknown[]> {
  postMessage.mockReset();
  vi.stubGlobal('parent', { postMessage });
  history.replaceState(null, '', address);
  await run();
  vi.stubGlobal('parent', window);
  history.replaceState(null, '', '/');
  return postMessage.mock.calls.map(([message]) => message);
}

const pages: Record<string, (answer: Answer) => unknown> = {
  'callback.html': async () => {
    vi.resetModules();
    await import('../../../../src/callback-page/main.js');
  },
  'callback.html with data-redirect-uri': async ({ redirect_uri }) => {
    dataset.redirectUri = redirect_uri;
    vi.resetModules();
    await import('../../../../src/callback-page/main.js');
    delete dataset.redirectUri;
  },
  'relayCallback()': () => relayCallback(),
  'relayCallback({ redirect_uri })': ({ redirect_uri }) => relayCallback({ redirect_uri }),
};

const meddled = fc.tuple(onOurOrigin, fc.option(meddling, { nil: String }));

describe('the frame reports the same result as readCallback', () => {
  test('on our own origin', async () => {
    await fc.assert(
      fc.asyncProperty(meddled, async ([answer, meddle]) => {
        const address = meddle(answer.address);
        const { told, frame, end } = await mountLogin(answer);
        comeBack(frame, address);
        await pass(GRACE);
        end();
        expect(told).toEqual(expected(answer, address));
      }),
      onPages,
    );
  });

  test.each(Object.entries(pages))('through %s', async (_, open) => {
    await fc.assert(
      fc.asyncProperty(meddled, async ([answer, meddle]) => {
        const address = meddle(answer.address);
        const messages = await relay(address, () => open(answer));
        const { told, frame, end } = await mountLogin(answer);
        const source = {};
        Object.defineProperty(frame, 'contentWindow', { value: source });
        for (const data of messages) post(source, data);
        await pass(GRACE);
        end();
        // A page without a result sends no message.
        const result = messages.length > 0 ? expected(answer, address) : [];
        if (messages.length === 0) expect(readCallback(address, answer)).toBeNull();
        expect(told).toEqual(result);
      }),
      onPages,
    );
  });
});

describe('the pop-up reports the same result as readCallback', () => {
  test.each(Object.entries(pages))('through %s', async (_, open) => {
    await fc.assert(
      fc.asyncProperty(meddled, async ([answer, meddle]) => {
        const address = meddle(answer.address);
        const messages = await relay(address, () => open(answer));
        const outcome = openLoginPopup({ ...options, ...answer, timeout: 1000 }).catch(({ code }) => code);
        await pass();
        for (const data of messages) post(popupAt(windows().length - 1), data);
        await pass(1000);
        const [told] = expected(answer, address);
        const isRefusal = readCallback(address, answer)?.type === 'refused' && told !== 'state_mismatch';
        // A page without a result sends no message, so the window stays open until the timeout.
        if (messages.length === 0) expect(await outcome).toBe('popup_timeout');
        else expect(await outcome).toEqual(isRefusal ? 'refused' : told);
      }),
      onPages,
    );
  });
});

describe('as the whole page', () => {
  test('relayCallback({ redirect_uri }) returns the same result as readCallback', () => {
    fc.assert(
      fc.property(meddled, ([{ address: came, redirect_uri }, meddle]) => {
        const address = meddle(came);
        history.replaceState(null, '', address);
        const read = readCallback(location.href, { redirect_uri });
        expect(relayCallback({ redirect_uri })).toEqual(read);
        history.replaceState(null, '', '/');
      }),
      onPages,
    );
  });

  test('callback.html passes on the same result as readCallback', async () => {
    await fc.assert(
      fc.asyncProperty(meddled, async ([answer, meddle]) => {
        const { redirect_uri } = answer;
        const address = meddle(answer.address);
        history.replaceState(null, '', address);
        const read = readCallback(location.href, { redirect_uri });
        dataset.next = '#handed-on?';
        await pages['callback.html with data-redirect-uri']?.(answer);
        delete dataset.next;
        const handedOn = /#handed-on\?(.*)$/s.exec(location.href)?.[1];
        history.replaceState(null, '', '/');
        const query = new URLSearchParams(handedOn);
        const given: CallbackResult | null = query.has('code')
          ? { type: 'authorized', code: query.get('code') ?? '', state: query.get('state') ?? '' }
          : query.has('state')
            ? { type: 'refused', state: query.get('state') ?? '' }
            : null;
        expect(given).toEqual(read);
      }),
      onPages,
    );
  });

  test('without redirect_uri, an address with a hidden code is not a refusal', () => {
    fc.assert(
      fc.property(meddled, ([{ address: came, code, decision, refusals }, meddle]) => {
        const address = meddle(came);
        fc.pre(decision === 'approve' && address.includes(code) && !looksLikeRefusal(address, refusals));
        history.replaceState(null, '', address);
        expect(relayCallback()?.type).not.toBe('refused');
        history.replaceState(null, '', '/');
      }),
      onPages,
    );
  });
});
