import * as oidc from 'openid-client';
import { expect } from 'vitest';
import type { Application } from '../../../service/server/config/application.js';
import { type Browser, SHOP, SITE } from '../support.js';

/** An application's server, which uses openid-client. It talks to the service without a browser. */
export class RelyingParty {
  verifier = '';
  state = '';
  nonce = '';
  private constructor(
    readonly config: oidc.Configuration,
    readonly application: Application,
  ) {}

  static async discover(server: Browser['server'], application = SHOP): Promise<RelyingParty> {
    const { clientId, clientSecret, clientAuthentication } = application;
    const authentication = {
      client_secret_basic: oidc.ClientSecretBasic,
      client_secret_post: oidc.ClientSecretPost,
      none: oidc.None,
    }[clientAuthentication];
    const config = await oidc.discovery(
      new URL(`${SITE}/api/auth`),
      clientId,
      undefined,
      authentication(clientSecret ?? ''),
      {
        [oidc.customFetch]: (url, init) => server.fetch(new Request(url, init as RequestInit)),
        execute: [oidc.allowInsecureRequests],
      },
    );
    return new RelyingParty(config, application);
  }

  get redirectUri(): string {
    return this.application.redirectUris[0] ?? '';
  }

  /** Returns the path of a new authorization request. */
  async createRequest(more: Record<string, string> = {}): Promise<string> {
    this.verifier = oidc.randomPKCECodeVerifier();
    this.state = oidc.randomState();
    this.nonce = oidc.randomNonce();
    const url = oidc.buildAuthorizationUrl(this.config, {
      redirect_uri: this.redirectUri,
      scope: 'openid',
      code_challenge: await oidc.calculatePKCECodeChallenge(this.verifier),
      code_challenge_method: 'S256',
      state: this.state,
      nonce: this.nonce,
      ...more,
    });
    return url.pathname + url.search;
  }

  /** Exchanges the code in the address that the browser was sent to. Compares state and nonce. */
  redeem(address: string) {
    return oidc.authorizationCodeGrant(this.config, new URL(address), {
      pkceCodeVerifier: this.verifier,
      expectedState: this.state,
      expectedNonce: this.nonce,
      idTokenExpected: true,
    });
  }
}

/** Opens a path, and returns the address that it redirects to. */
export async function follow(browser: Browser, path: string): Promise<string> {
  const response = await browser.fetch(path);
  expect(response.status).toBe(302);
  return response.headers.get('location') ?? '';
}

/** Opens the authorization request, signs in by link on the hosted page, and returns the address of the application. */
export async function signInByLink(browser: Browser, path: string, user: Parameters<Browser['scan']>[1]) {
  const page = await follow(browser, path);
  expect(page).toMatch(/^\/login\?request=/);
  const wechat = await follow(browser, page.replace('/login', '/api/login'));
  const inside = await browser.finish(await browser.scan(wechat, user));
  expect(inside).toMatch(/^\/api\/auth\/oauth2\/authorize\?/);
  return follow(browser, inside);
}
