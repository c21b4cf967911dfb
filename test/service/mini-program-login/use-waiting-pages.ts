import { afterEach, expect, vi } from 'vitest';
import { Browser, createUser, startApp, useStorage, useWeChat } from '../support.js';
import { Phone, WaitingPage } from './waiting-page.js';

/** Simulates WeChat and opens the storage for the tests of a file. `open` starts the application with a page and phones. */
export function useWaitingPages() {
  const { wechat, network } = useWeChat();
  const storage = useStorage();
  afterEach(() => {
    vi.useRealTimers();
  });

  async function open(settings = {}, from = storage()) {
    const app = await startApp(from, settings);
    const browser = () => new Browser(app, wechat);
    return {
      app,
      browser,
      page: new WaitingPage(browser()),
      phone: (user = createUser()) => new Phone(app, wechat, user),
    };
  }

  /** Opens a page whose visitor has confirmed. */
  async function openConfirmed() {
    const all = await open();
    const phone = all.phone();
    const token = await all.page.open();
    await phone.scan(token);
    expect((await phone.confirm()).status).toBe(200);
    return { ...all, phone, token };
  }

  return { wechat, network, storage, open, openConfirmed };
}

const COOKIE = /mini_program_login$/;
/** Returns name and value of the browser's polling secret. */
export const getCookie = ({ cookies }: Browser) =>
  [...cookies].find(([name]) => COOKIE.test(name)) ?? ['', ''];
