import { warnOnce } from '../shared/warn-once.js';

/** Warns that `verifyState` was called in a tab without any stored state. */
export function warnAboutForgottenState(): void {
  warnOnce(
    'verifyState() returns false: this tab has no stored state for this origin. The login page must be on the same origin (www.example.com and example.com differ) and in the same tab. A state is valid once.',
  );
}
