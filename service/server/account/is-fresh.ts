/** Seconds after a login during which a visitor can unbind a WeChat, change the phone number and delete the account. */
export const FRESH_AGE = 600;

/** Returns whether the visitor has signed in less than `FRESH_AGE` seconds ago. */
export const isFresh = ({ createdAt }: { createdAt: Date | string }): boolean =>
  Date.now() - new Date(createdAt).getTime() < FRESH_AGE * 1000;
