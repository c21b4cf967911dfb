import { Login } from 'candidate';

/** The login page, around whichever candidate. */
export function Page() {
  return (
    <main>
      <h1>Sign in</h1>
      <Login />
    </main>
  );
}
