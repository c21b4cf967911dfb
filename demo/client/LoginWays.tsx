import type { Texts } from './texts.js';

interface LoginWaysProps {
  text: Texts;
  returnTo: string | undefined;
}

/** The ways to start beside the QR code in the page: an ordinary link, which works without any script. */
export function LoginWays({ text, returnTo }: LoginWaysProps) {
  const query = returnTo ? `?${new URLSearchParams({ return_to: returnTo })}` : '';
  return (
    <p className="ways">
      <a href={`/api/login${query}`}>{text.link}</a>
    </p>
  );
}
