import type { Texts } from './texts.js';

interface LoginWaysProps {
  text: Texts;
  returnTo: string | undefined;
}

/**
 * The ways to start beside the QR code in the page: an ordinary link, which works without any script.
 *
 * The place for a pop-up button, too: `openLoginPopup` takes what `QrPanel` gives `<WeChatQrLogin>`, and what it resolves
 * with goes to `finishLogin`, as `onAuthorized` does.
 */
export function LoginWays({ text, returnTo }: LoginWaysProps) {
  const query = returnTo ? `?${new URLSearchParams({ return_to: returnTo })}` : '';
  return (
    <p className="ways">
      <a href={`/api/login${query}`}>{text.link}</a>
    </p>
  );
}
