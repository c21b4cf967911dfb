import { type CallbackResult, readCallback, relayCallback, verifyState } from 'wechat-qr-login/core';
import { getFailedPage } from '../addresses.js';
import { finishLogin } from './finish-login.js';
import { LANG, readPreference, THEME } from './preferences.js';
import { texts } from './texts/texts.js';

const callbackInUrl = readCallback();
// In a frame or a pop-up, this sends the result to the login page and returns undefined. At top level, this page finishes
// the login.
const result = relayCallback();

/** Shows that the login is being finished, because the server's request to WeChat can take some seconds. */
function showProgress(): void {
  const text = texts[readPreference(LANG)];
  const { documentElement } = document;
  documentElement.lang = text.tag;
  documentElement.style.colorScheme = readPreference(THEME);
  const status = document.querySelector<HTMLElement>('[role=status]');
  if (!status) return;
  // Inline, because a stylesheet would delay the script, and with it the result in a frame.
  status.style.cssText = 'margin: 40vh 16px; text-align: center; font: 16px system-ui, sans-serif';
  status.textContent = text.signingIn;
}

/** Finishes the login. Uses `location.replace`, so that the back button does not lead to this page. */
async function finish(result: CallbackResult): Promise<void> {
  if (!verifyState(result.state)) return location.replace(getFailedPage('state_mismatch'));
  if (result.type === 'refused') return location.replace(getFailedPage('no_code'));
  showProgress();
  location.replace((await finishLogin(result)).next);
}

if (result) finish(result);
else if (!callbackInUrl && window.top === window) location.replace(getFailedPage('no_result'));
