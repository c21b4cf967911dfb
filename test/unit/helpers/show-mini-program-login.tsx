import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, vi } from 'vitest';
import {
  type MiniProgramProgress,
  MiniProgramQrLogin,
  type MiniProgramQrLoginProps,
} from '../../../src/mini-program/index.js';
import { pass } from './control-page.js';
import { Server } from './mini-program-login.js';
import { reset } from './support.js';

export const PICTURE = 'https://shop.example/qr.png';

/** The server of the current test. Its code is a picture. */
export let server: Server;

/** Gives each test a fake clock and a new server. */
export function controlServer(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    server = new Server();
    server.code = { text: undefined, picture: PICTURE };
  });
  afterEach(() => {
    cleanup();
    reset();
  });
}

/** Advances the clock, and waits until React has rendered the changes. */
export const settle = (ms = 0) => act(() => pass(ms));

/** Returns the component with the server of the current test. */
export function Login(props: Partial<MiniProgramQrLoginProps<string>>) {
  return <MiniProgramQrLogin adapter={server.adapter} lang="en" {...props} />;
}

/** Answers the latest request for a code. */
export async function sendCode(): Promise<void> {
  await settle();
  server.last('create').resolve(undefined);
  await settle();
}

/** Renders a login whose code has arrived. */
export async function show(props: Partial<MiniProgramQrLoginProps<string>> = {}) {
  const rendered = render(<Login {...props} />);
  await sendCode();
  return rendered;
}

/** Answers the next poll. */
export async function answer(progress: MiniProgramProgress<string>): Promise<void> {
  await settle(1000);
  server.last('poll').resolve(progress);
  await settle();
}

export const getBox = () => document.querySelector<HTMLElement>('[data-status]');
export const getCode = () => screen.getByRole('img', { name: 'WeChat login QR code' });
