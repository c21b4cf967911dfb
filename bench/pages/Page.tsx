import { Login } from 'candidate';

/** The login page around a candidate. */
export function Page() {
  return (
    <main>
      <h1>Sign in</h1>
      <Login />
    </main>
  );
}
