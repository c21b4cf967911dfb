import type { GenericEndpointContext } from 'better-auth';

/** Ends all sessions of an account except the current one. */
export async function endOtherSessions(
  { context }: Pick<GenericEndpointContext, 'context'>,
  userId: string,
  current: string,
): Promise<void> {
  const sessions = await context.internalAdapter.listSessions(userId);
  const others = sessions.map(({ token }) => token).filter((token) => token !== current);
  for (const token of others) await context.internalAdapter.deleteSession(token);
}
