import { CONFIRMED, type SimulatedLogin } from './logins.js';

/** Where the page goes once the visitor has decided: WeChat appends at the very end, even inside a fragment. */
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
