/** Said once each, however long the server stays away. */
const said = new Set<string>();

/** Failed polls are tried again and reach no event; whoever writes an adapter wants to know all the same. Production builds drop this file. */
export function warnAboutFailure(thrown: unknown, ms: number): void {
  const reason = thrown instanceof Response ? `HTTP ${thrown.status}` : `${thrown}`;
  if (said.has(reason)) return;
  said.add(reason);
  console.warn(`wechat-qr-login: a poll failed (${reason}) and is tried again in ${Math.round(ms)} ms.`);
}
