import { describe, expect, test, vi } from 'vitest';
import { controlPage, pass } from '../helpers/control-page.js';
import {
  addElement,
  frameIn,
  framesIn,
  getShadowRoot,
  getStatusRegion,
  showElement,
} from '../helpers/show-element.js';
import { createWxLogin, leftovers, nothing, options, say } from '../helpers/support.js';

const listeners = controlPage();

/** Defines WeChat's global function, so that no script is loaded. */
function installWxLogin() {
  const wxLogin = createWxLogin();
  vi.stubGlobal('WxLogin', wxLogin);
  return wxLogin;
}

describe('options', () => {
  test('as attributes are the same as properties', async () => {
    const wxLogin = installWxLogin();
    const given = {
      ...options,
      state: 'S',
      qrStyle: 'white',
      stylelite: 1,
      fast_login: 0,
      lang: 'en',
    } as const;
    addElement(given);
    const element = document.createElement('wechat-qr-login');
    for (const [name, value] of Object.entries(given)) element.setAttribute(name, `${value}`);
    document.body.append(element);
    await pass();
    const [first, second] = wxLogin.mock.calls.map(([{ id: _, ...request }]) => request);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ style: 'white', stylelite: 1, fast_login: 0, lang: 'en' });
  });

  test('follow their attributes, and null resets an option', () => {
    const element = addElement({ ...options, enabled: false });
    element.setAttribute('autorefresh', '3');
    expect(element.autoRefresh).toBe(3);
    element.removeAttribute('autorefresh');
    expect(element.autoRefresh).toBeUndefined();
    // Frameworks bind a missing value like this.
    Object.assign(element, { expiresIn: null });
    expect(element.expiresIn).toBeUndefined();
  });

  test('that change in one task request one QR code', async () => {
    const wxLogin = installWxLogin();
    const element = addElement();
    element.setAttribute('appid', options.appid);
    element.redirect_uri = options.redirect_uri;
    element.state = 'one';
    await pass();
    expect(wxLogin).toHaveBeenCalledOnce();
    element.state = 'two';
    element.stylelite = true;
    await pass();
    expect(wxLogin).toHaveBeenCalledTimes(2);
    expect(wxLogin.mock.calls[1]?.[0]).toMatchObject({ state: 'two', stylelite: 1 });
    expect(framesIn(element)).toHaveLength(1);
  });

  test('that do not change request no other QR code', async () => {
    const wxLogin = installWxLogin();
    const element = addElement(options);
    await pass();
    element.appid = options.appid;
    element.setAttribute('appid', options.appid);
    element.width = 220;
    element.labels = { title: 'Scan me' };
    await pass();
    expect(wxLogin).toHaveBeenCalledOnce();
    expect([frameIn(element).width, frameIn(element).title]).toEqual(['220', 'Scan me']);
  });

  test('that are malformed cause an error that names them', async () => {
    const element = addElement(options);
    element.setAttribute('timeout', 'soon');
    await pass();
    expect([element.status, element.error?.code]).toEqual(['error', 'invalid_options']);
    expect(getStatusRegion(element).textContent).toMatch('timeout must be');
    expect(getShadowRoot(element).querySelector('button')).toBeNull();
  });

  test('self_redirect is true by default, and false is whole-page mode', async () => {
    const wxLogin = installWxLogin();
    const element = addElement(options);
    await pass();
    element.setAttribute('self_redirect', 'false');
    await pass();
    expect(wxLogin.mock.calls.map(([{ self_redirect }]) => self_redirect)).toEqual([true, false]);
  });

  test('nonce and id remain the properties of HTML', async () => {
    const wxLogin = createWxLogin();
    const element = addElement({ ...options, nonce: 'n0nce', id: 'login' });
    await pass();
    expect(document.querySelector('script')?.nonce).toBe('n0nce');
    vi.stubGlobal('WxLogin', wxLogin);
    document.querySelector('script')?.dispatchEvent(new Event('load'));
    await pass();
    expect(document.querySelectorAll('#login')).toHaveLength(1);
    expect(document.getElementById('login')).toBe(element);
    expect(wxLogin.mock.calls[0]?.[0].id).toMatch(/^wechat-qr-login-\d+$/);
  });

  test('enabled="false" shows nothing and requests nothing', async () => {
    const wxLogin = installWxLogin();
    const element = document.createElement('wechat-qr-login');
    element.setAttribute('enabled', 'false');
    document.body.append(Object.assign(element, options));
    await pass();
    expect([element.status, getStatusRegion(element).textContent, document.scripts.length]).toEqual([
      'idle',
      '',
      0,
    ]);
    element.removeAttribute('enabled');
    await pass();
    expect(wxLogin).toHaveBeenCalledOnce();
  });
});

describe('the element in the document', () => {
  test('keeps its QR code when it is moved before the frame is inserted', async () => {
    const wxLogin = installWxLogin();
    const element = addElement(options);
    const other = document.body.appendChild(document.createElement('main'));
    element.remove();
    other.append(element);
    await pass();
    expect(wxLogin).toHaveBeenCalledOnce();
  });

  test('keeps its login when it is moved in one task', async () => {
    const wxLogin = installWxLogin();
    const element = await showElement('ready');
    const count = wxLogin.mock.calls.length;
    const frame = frameIn(element);
    const statuses: string[] = [];
    element.addEventListener('statuschange', ({ detail }) => statuses.push(detail.status));
    document.body.appendChild(document.createElement('main')).append(element);
    await pass();
    expect([frameIn(element) === frame, statuses, wxLogin.mock.calls.length]).toEqual([true, [], count]);
  });

  test('ends its login when it is removed, and starts again when it is inserted', async () => {
    const element = await showElement('ready');
    element.remove();
    // A check in an animation frame ends with the next one.
    await pass(20);
    expect(leftovers(listeners)).toEqual(nothing);
    expect([element.status, framesIn(element)]).toEqual(['idle', []]);
    element.refresh();
    document.body.append(element);
    await pass();
    say(frameIn(element));
    await pass();
    expect(element.status).toBe('ready');
  });

  test('starts again in another document', async () => {
    const wxLogin = installWxLogin();
    const element = await showElement('ready');
    const count = wxLogin.mock.calls.length;
    const place = document.body.appendChild(document.createElement('iframe'));
    place.contentDocument?.body.append(element);
    await pass();
    expect(element.ownerDocument).toBe(place.contentDocument);
    expect(wxLogin.mock.calls.length).toBe(count);
    expect(framesIn(element)).toHaveLength(1);
  });

  test('refresh() requests a new QR code', async () => {
    const element = await showElement('expired');
    element.refresh();
    await pass();
    say(frameIn(element));
    await pass();
    expect(element.status).toBe('ready');
  });

  test('status, error and authorizationUrl are read-only', async () => {
    const element = await showElement('error');
    for (const name of ['status', 'error', 'authorizationUrl'] as const) {
      expect(() => Object.assign(element, { [name]: 'x' })).toThrow(TypeError);
    }
    expect(element.error?.code).toBe('callback_lost');
    expect(element.authorizationUrl).toContain('state=S');
    expect(element.dataset.status).toBe('error');
  });
});
