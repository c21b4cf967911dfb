import { CodeBox } from './CodeBox.js';
import type { Texts } from './texts/texts.js';

interface AcceptFirstProps {
  text: Texts;
  /** Text of the button. */
  action: string;
  onAccept: () => void;
}

/** The place of the QR code until the visitor has accepted the terms. Nothing is asked of WeChat before. */
export function AcceptFirst({ text, action, onAccept }: AcceptFirstProps) {
  return (
    <CodeBox text={text}>
      <div className="notice">
        <p className="muted">{text.acceptFirst}</p>
        <button type="button" className="primary" onClick={onAccept}>
          {action}
        </button>
      </div>
    </CodeBox>
  );
}
