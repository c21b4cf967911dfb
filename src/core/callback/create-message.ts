/**
 * The key of a relayed message, and how the name of a login pop-up begins. Alone it is a message, too: it asks a redirect
 * page, which may have sent its message before anybody listened, to send it again.
 */
export const MESSAGE_KEY = 'wechat-qr-login';

/**
 * What the redirect page sends to the page that waits: its whole address. The page that waits knows `redirect_uri`, so
 * only that page can tell WeChat's answer from parameters of the site's own.
 */
export const createMessage = (url: string) => ({ [MESSAGE_KEY]: { url } });
