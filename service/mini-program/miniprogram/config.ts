/**
 * Address of the phone's API in docs/mini-program.md. It has to be https, and its host has to be in the list of request
 * domains (request 合法域名) in the mini program's console.
 */
export const SERVER = 'https://shop.example/api/scan-login/phone';
