import { connection } from 'next/server';
import { Suspense } from 'react';
import { Login } from '../login';

/** Sent in two parts: the rest of the page first, the login when what it needs has come. */
async function Late() {
  await connection();
  // As a slow session store: longer than React waits before it sends what it has.
  await new Promise((resolve) => setTimeout(resolve, 300));
  return <Login name="streaming" />;
}

export default function Page() {
  return (
    <Suspense fallback={<p>One moment</p>}>
      <Late />
    </Suspense>
  );
}
