import { defineRequestState } from '@better-auth/core/context';
import type { GenericEndpointContext } from 'better-auth';
import { saveIdentifier } from '../save-identifier.js';
import { refreshIdentity } from './identity-fields.js';

/** The connection that a session comes from if no WeChat has signed in: e-mail address and password. */
export const EMAIL = 'email';
/** The connection of sessions that come from phone number and code. */
export const PHONE = 'phone';

/** Who signs the visitor in during a request. */
interface SignedInBy {
  /** Id of the connection. Sessions store it, so that an application gets only visitors of the connections that it offers. */
  connection: string;
  unionid?: string | undefined;
  /** The key of the WeChat identity in better-auth's account table. */
  accountId?: string | undefined;
  nickname?: string | undefined;
  picture?: string | undefined;
}

export const signedInBy = defineRequestState<SignedInBy>(() => ({ connection: EMAIL }));

/** The field of better-auth's session table. The API cannot set it. */
export const sessionFields = {
  connection: { type: 'string', required: false, input: false },
} as const;

/** Stores the connection in each new session, and the unionid in its account. */
export const sessionHooks = {
  create: {
    async before<Session extends { userId: string }>(
      session: Session,
      ctx: GenericEndpointContext | null | undefined,
    ) {
      const { connection, unionid } = await signedInBy.get();
      if (unionid && ctx) await saveIdentifier(ctx.context, session.userId, 'unionid', unionid);
      if (ctx) await refreshIdentity(ctx.context);
      return { data: { ...session, connection } };
    },
  },
};
