import { type CallbackResult, readCallback, relayCallback, verifyState } from 'wechat-qr-login/core';
import { failedPage } from '../addresses.js';
import { finishLogin } from './finish-login.js';

const carried = readCallback();
// Inside the frame, or a pop-up, this hands the result to the login page. At top level (the link to WeChat's full page)
// it stays here.
const result = relayCallback();

/** The login goes on as it does in the login page. `replace`: the back button shall not lead here again. */
async function goOn(result: CallbackResult): Promise<void> {
  if (!verifyState(result.state)) location.replace(failedPage('state_mismatch'));
  else if (result.type === 'refused') location.replace(failedPage('no_code'));
  else location.replace((await finishLogin(result)).next);
}

if (result) goOn(result);
else if (!carried && window.top === window) location.replace(failedPage('no_result'));
