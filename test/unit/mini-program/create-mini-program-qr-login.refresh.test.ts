import { describe, expect, test } from 'vitest';
import { controlPage, pass, setHidden } from '../helpers/control-page.js';
import {
  createMiniProgramLogin,
  createReadyMiniProgramLogin,
  leftovers,
  nothing,
} from '../helpers/mini-program-login.js';

const listeners = controlPage();
const left = () => leftovers(listeners);

describe('refresh and destroy', () => {
  test('refresh aborts the poll, and ignores a late answer about the old code', async () => {
    const { login, server, heard } = await createReadyMiniProgramLogin();
    const late = server.last('poll');
    login.refresh();
    await pass();
    expect(late.signal.aborted).toBe(true);
    late.resolve({ status: 'authorized', result: 'old' });
    await pass();
    expect(heard).toEqual(['ready > loading']);
    server.last('create').resolve(undefined);
    await pass();
    expect(login.getSnapshot().status).toBe('ready');
    expect(server.open.map(({ kind }) => kind)).toEqual(['poll']);
  });

  test('refresh ignores the old code if it arrives late', async () => {
    const { login, server } = createMiniProgramLogin();
    await pass();
    const late = server.last('create');
    login.refresh();
    await pass();
    late.resolve(undefined);
    await pass();
    expect([login.getSnapshot().status, server.of('create').length]).toEqual(['loading', 2]);
  });

  test('refresh ignores the old result if it arrives late', async () => {
    const { login, server, heard, answer } = await createReadyMiniProgramLogin();
    await answer(server.confirming());
    const late = server.last('exchange');
    login.refresh();
    late.resolve({ status: 'authorized', result: 'old' });
    await pass();
    expect(heard).toEqual(['ready > confirming', 'confirming > loading']);
  });

  test.each(['refused', 'expired'] as const)('refresh requests a new code after %s', async (status) => {
    const { login, server, answer } = await createReadyMiniProgramLogin();
    await answer({ status });
    login.refresh();
    await pass();
    server.last('create').resolve(undefined);
    await pass();
    expect(login.getSnapshot().status).toBe('ready');
  });

  test('refreshing twice in one task requests one code', async () => {
    const { login, server } = await createReadyMiniProgramLogin();
    login.refresh();
    login.refresh();
    await pass();
    expect(server.of('create').length).toBe(2);
  });

  test('destroy ends the login for good, and calls no handler', async () => {
    const { login, server, heard } = await createReadyMiniProgramLogin();
    login.destroy();
    login.refresh();
    await pass(300_000);
    expect([heard, server.open, server.requests.length]).toEqual([[], [], 2]);
    expect(left()).toEqual(nothing);
  });

  test('a login that is destroyed in onStatusChange calls no other handler', async () => {
    const { login, heard, answer } = await createReadyMiniProgramLogin({
      onStatusChange: (status) => status === 'authorized' && login.destroy(),
    });
    await answer({ status: 'authorized', result: 'r' });
    expect([login.getSnapshot().status, heard]).toEqual(['authorized', []]);
  });

  test('a login that is destroyed in the task that created it requests nothing', async () => {
    const { login, server } = createMiniProgramLogin();
    login.destroy();
    await pass();
    expect(server.requests).toEqual([]);
  });
});

describe('autoRefresh', () => {
  test('true renews the code five times in a row, and then waits for refresh', async () => {
    const { login, server } = await createReadyMiniProgramLogin({ autoRefresh: true });
    for (let times = 1; times <= 5; times++) {
      await pass(120_001);
      expect([login.getSnapshot().status, server.of('create').length]).toEqual(['loading', times + 1]);
      server.last('create').resolve(undefined);
      await pass();
    }
    await pass(600_000);
    expect([login.getSnapshot().status, server.of('create').length]).toEqual(['expired', 6]);
    login.refresh();
    await pass();
    server.last('create').resolve(undefined);
    await pass(120_001);
    expect(server.of('create').length).toBe(8);
  });

  test('a number renews the code that many times', async () => {
    const { server } = await createReadyMiniProgramLogin({ autoRefresh: 1 });
    await pass(120_001);
    server.last('create').resolve(undefined);
    await pass(600_000);
    expect(server.of('create').length).toBe(2);
  });

  test('waits in a hidden tab until it is visible', async () => {
    const { login, server } = await createReadyMiniProgramLogin({ autoRefresh: true });
    setHidden(true);
    await pass(600_000);
    expect([login.getSnapshot().status, server.of('create').length]).toEqual(['expired', 1]);
    setHidden(false);
    await pass();
    expect(server.of('create').length).toBe(2);
  });
});
