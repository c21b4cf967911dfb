import { type CallbackResult, readCallback, relayCallback, verifyState } from 'wechat-qr-login/core';
import { failedPage } from '../addresses.js';
import { finishLogin } from './finish-login.js';
import { LANG, readPreference, THEME } from './preferences.js';
import { texts } from './texts.js';

const carried = readCallback();
// Inside the frame, or a pop-up, this hands the result to the login page. At top level (the link to WeChat's full page)
// it stays here.
const result = relayCallback();

/** The server asks WeChat now, which may take a while. (A frame or a pop-up only hands over, and shows nothing.) */
function tell(): void {
  const text = texts[readPreference(LANG)];
  const { documentElement } = document;
  documentElement.lang = text.tag;
  documentElement.style.colorScheme = readPreference(THEME);
  const status = document.querySelector<HTMLElement>('[role=status]');
  if (!status) return;
  // Not a stylesheet: the script would wait for it, and with it the frame's result.
  status.style.cssText = 'margin: 40vh 16px; text-align: center; font: 16px system-ui, sans-serif';
  status.textContent = text.signingIn;
}

/** The login goes on as it does in the login page. `replace`: the back button shall not lead here again. */
async function goOn(result: CallbackResult): Promise<void> {
  if (!verifyState(result.state)) return location.replace(failedPage('state_mismatch'));
  if (result.type === 'refused') return location.replace(failedPage('no_code'));
  tell();
  location.replace((await finishLogin(result)).next);
}

if (result) goOn(result);
else if (!carried && window.top === window) location.replace(failedPage('no_result'));
