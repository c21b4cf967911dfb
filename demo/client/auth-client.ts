import { createAuthClient } from 'better-auth/client';

/** The server, as better-auth's own client calls it. */
export const authClient = createAuthClient();

/** Who is signed in. */
export interface Visitor {
  name: string;
  email: string;
  image?: string | null | undefined;
}

/** Who is signed in, or null. */
export async function fetchVisitor(): Promise<Visitor | null> {
  const { data } = await authClient.getSession();
  return data?.user ?? null;
}

/** Whose WeChat waits to be connected to an account, or null. */
export async function fetchStranger(): Promise<Pick<Visitor, 'name' | 'image'> | null> {
  const { data } = await authClient.$fetch<Pick<Visitor, 'name' | 'image'> | null>('/wechat/stranger');
  return data;
}

/** Connects that WeChat to the account that is signed in, or to a new one. The code of what went wrong, if it did. */
export async function settleStranger(how: 'bind' | 'new-account'): Promise<string | undefined> {
  const { error } = await authClient.$fetch<unknown>(`/wechat/${how}`, { method: 'POST', body: {} });
  if (!error) return undefined;
  const codes: Record<number, string> = {
    403: 'signup_disabled',
    409: 'account_already_linked_to_different_user',
    410: 'bind_expired',
    429: 'too_many_requests',
  };
  return codes[error.status] ?? 'server_error';
}

/** That WeChat waits no longer. */
export const forgetStranger = () => authClient.$fetch('/wechat/forget', { method: 'POST', body: {} });
