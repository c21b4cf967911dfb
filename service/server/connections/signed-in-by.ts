import { defineRequestState } from '@better-auth/core/context';

/** The connection that a session comes from if no WeChat has signed in: e-mail address and password. */
export const EMAIL = 'email';

/**
 * The connection that signs the visitor in during this request. Sessions store it, so that an application gets only
 * visitors of the connections that it offers.
 */
export const signedInBy = defineRequestState<string>(() => EMAIL);

/** The field of better-auth's session table. The API cannot set it. */
export const sessionFields = {
  connection: { type: 'string', required: false, input: false, returned: false },
} as const;

/** Stores the connection in each new session. */
export const sessionHooks = {
  create: {
    async before<Session extends object>(session: Session) {
      return { data: { ...session, connection: await signedInBy.get() } };
    },
  },
};
