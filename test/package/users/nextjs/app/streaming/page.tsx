import { connection } from 'next/server';
import { Suspense } from 'react';
import { Login } from '../login';

/** Sent in two parts: first the rest of the page, then the login when its data is available. */
async function Late() {
  await connection();
  // Simulates a slow session store. It takes longer than React waits before it sends the first part.
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
