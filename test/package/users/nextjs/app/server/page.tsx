import { headers } from 'next/headers';
import { Login } from '../login';

/** Rendered for each request. */
export default async function Page() {
  await headers();
  return <Login name="server" />;
}
