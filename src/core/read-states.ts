/** The key in sessionStorage. */
export const STORAGE_KEY = 'wechat-qr-login';

/**
 * Reads the encoded states, newest first, separated by spaces.
 *
 * @throws if the browser denies storage (sandbox, blocked site data)
 */
export const readStates = () => (sessionStorage.getItem(STORAGE_KEY) ?? '').split(' ');
