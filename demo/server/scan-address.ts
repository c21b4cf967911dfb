/** Where the page's requests and cookie go, and below it the phone's. */
export const SCAN_LOGIN_PATH = '/api/scan-login';
