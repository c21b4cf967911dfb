import { CONFIRMED, type SimulatedLogin } from './logins.js';

/**
 * Creates the address that the QR page navigates to after the visitor has decided: `redirect_uri` with `code` and
 * `state`, or with `state` only after a refusal.
 *
 * WeChat appends the parameters to the very end, so a `redirect_uri` with a fragment gets them inside the fragment.
 * Quick login inserts them before the fragment. See `CodePlacement`.
 */
export function createRedirect(login: SimulatedLogin): string {
  const result = new URLSearchParams(
    login.status === CONFIRMED ? { code: login.code, state: login.state } : { state: login.state },
  );
  const append = (url: string) => `${url}${url.includes('?') ? '&' : '?'}${result}`;
  const [address = '', fragment] = login.redirect_uri.split(/#(.*)/s);
  const beforeFragment = fragment === undefined ? append(address) : `${append(address)}#${fragment}`;
  if (login.placement === 'end') return append(login.redirect_uri);
  return login.placement === 'query' ? beforeFragment : append(beforeFragment);
}
