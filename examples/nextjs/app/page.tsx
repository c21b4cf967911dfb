import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { auth } from '../lib/auth';
import { WeChatSignIn } from './wechat-sign-in';

/** Shows the visitor's session, or the sign-in. Runs on the server. */
export default async function Page() {
  const session = await auth.api.getSession({ headers: await headers() });
  if (!session) return <WeChatSignIn />;

  async function signOut() {
    'use server';
    await auth.api.signOut({ headers: await headers() });
    redirect('/');
  }
  return (
    <form action={signOut}>
      <p>Signed in as {session.user.name}</p>
      <button type="submit">Sign out</button>
    </form>
  );
}
