import type { Texts } from '../texts/texts.js';
import './forms.css';

const NAME = 'keep';

/** Returns better-auth's `rememberMe` of a form: whether the session outlives the browser's. */
export const readKeepSignedIn = (form: HTMLFormElement) => new FormData(form).has(NAME);

/** Asks whether the session should last seven days. Otherwise it ends with the browser, or after one day. */
export const KeepSignedIn = ({ text }: { text: Texts }) => (
  <label className="check">
    <input type="checkbox" name={NAME} defaultChecked />
    {text.keepSignedIn}
  </label>
);
