import type { ShownStranger } from '../server/stranger.js';
import { Avatar } from './Avatar.js';
import type { Texts } from './texts/texts.js';
import { useTitle } from './use-title.js';

interface ConfirmWeChatProps {
  text: Texts;
  /** Name of the service. */
  name: string;
  stranger: ShownStranger;
  onYes: () => void;
  onNo: () => void;
}

/** Shows the WeChat that has scanned, and asks whether it is the visitor's. Anyone who sees the code can scan it. */
export function ConfirmWeChat({ text, name, stranger, onYes, onNo }: ConfirmWeChatProps) {
  useTitle(text.askTitle, name);
  return (
    <main className="card single">
      <Avatar {...stranger} />
      <p className="name">{stranger.name}</p>
      {stranger.phoneEnd && <p className="muted">{text.phoneEnd(stranger.phoneEnd)}</p>}
      <h1>{text.askTitle}</h1>
      <p className="muted">{text.askText}</p>
      <p className="muted">{text.askWarning}</p>
      <div className="actions pair">
        <button type="button" onClick={onNo}>
          {text.askNo}
        </button>
        <button type="button" className="primary" onClick={onYes}>
          {text.askYes}
        </button>
      </div>
    </main>
  );
}
