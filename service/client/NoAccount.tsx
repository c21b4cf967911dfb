import type { Texts } from './texts/texts.js';

/** Says what the phone says: the WeChat that has confirmed has no account, and no new accounts are created. */
export function NoAccount({ text, onRefresh }: { text: Texts; onRefresh: () => void }) {
  return (
    <div className="notice">
      <p className="name">{text.noAccount}</p>
      <p className="muted">{text.noAccountHint}</p>
      <button type="button" onClick={onRefresh}>
        {text.refresh}
      </button>
    </div>
  );
}
