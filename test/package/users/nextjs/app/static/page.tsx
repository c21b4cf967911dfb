import { Login } from '../login';

/** Rendered when the site is built. */
export const dynamic = 'force-static';

export default function Page() {
  return <Login name="static" />;
}
