/**
 * The key of a relayed message, and the start of the name of a login pop-up. The key alone asks a redirect page to send
 * its message again, in case it sent it before the listener was added.
 */
export const MESSAGE_KEY = 'wechat-qr-login';

/**
 * Creates the message of the redirect page: its whole address. Only the page that waits knows `redirect_uri`, so only
 * that page can distinguish WeChat's answer from the site's parameters.
 */
export const createMessage = (url: string) => ({ [MESSAGE_KEY]: { url } });
