import {
  createAuthorizationUrl,
  createOfficialAccountUrl,
  createState,
  type LoginPopupOptions,
  type OfficialAccountUrlOptions,
  openLoginPopup,
  relayCallback,
  rememberState,
  verifyState,
} from '../../../src/core/index.js';

type Report = (name: string, detail: unknown) => void;
type Options = LoginPopupOptions;

/** Creates the other ways to sign in, as in the README. */
export function createWaysIn(report: Report) {
  const offer = <Tag extends 'button' | 'a'>(tag: Tag, text: string) => {
    document.querySelector(`${tag}[data-way]`)?.remove();
    const element = document.createElement(tag);
    element.dataset.way = '';
    element.textContent = text;
    document.body.append(element);
    return element;
  };
  let controller = new AbortController();

  return {
    offerPopup(options: Options) {
      controller = new AbortController();
      const { signal } = controller;
      offer('button', 'Pop-up').onclick = () =>
        openLoginPopup({ signal, ...options }).then(
          (result) => report('popup', result),
          (error) => report('popup-error', error),
        );
    },
    abortPopup: () => controller.abort(new Error('changed my mind')),
    offerLink(options: Options) {
      const link = offer('a', 'Link');
      link.href = '/login';
      link.onclick = () => {
        const state = createState();
        rememberState(state);
        link.href = createAuthorizationUrl({ ...options, state });
      };
    },
    offerOfficialAccount(options: OfficialAccountUrlOptions) {
      const link = offer('a', 'Official account');
      link.href = '/login';
      link.onclick = () => {
        const state = createState();
        rememberState(state);
        link.href = createOfficialAccountUrl({ ...options, state });
      };
    },
    /** The code of a redirect page. */
    finish(targetOrigin?: string, redirect_uri?: string) {
      const result = relayCallback({ targetOrigin, redirect_uri });
      report('relayed', result && { ...result, verified: verifyState(result.state) });
    },
  };
}
