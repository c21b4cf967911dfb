/**
 * Returns an error's name and, for errors of PostgreSQL and Node, its code: `error 28P01`, `Error ECONNREFUSED`.
 *
 * The message is left out, because it can contain secrets. Codes with other characters are left out, because WeChat's
 * authorization code could be in a property of this name.
 */
export function getErrorName(error: Error & { code?: unknown }): string {
  // Messages of Redis start with their code: WRONGPASS, NOAUTH.
  const code = error.name === 'ReplyError' ? /^[A-Z]+/.exec(error.message)?.[0] : error.code;
  return /^[A-Z\d_]{3,25}$/.test(`${code ?? ''}`) ? `${error.name} ${code}` : error.name;
}
