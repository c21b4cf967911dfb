import type { Texts } from './texts/texts.js';

interface ScannedProps {
  text: Texts;
  /** The person who has scanned, if the server tells. */
  user: { nickname?: string | undefined; avatar?: string | undefined } | undefined;
  onRefresh: () => void;
}

/** Says that a phone has scanned the QR code, and offers a new code if that phone is not at hand. */
export function Scanned({ text, user, onRefresh }: ScannedProps) {
  return (
    <div className="notice">
      {user?.avatar ? (
        <img className="avatar" src={user.avatar} alt="" referrerPolicy="no-referrer" />
      ) : (
        <svg className="mark done" viewBox="0 0 48 48" aria-hidden="true">
          <circle cx="24" cy="24" r="22" />
          <path d="m15 25 6 6 12-13" />
        </svg>
      )}
      {user?.nickname && <bdi>{user.nickname}</bdi>}
      <p className="name">{text.scanned}</p>
      <button type="button" onClick={onRefresh}>
        {text.backToScan}
      </button>
    </div>
  );
}
