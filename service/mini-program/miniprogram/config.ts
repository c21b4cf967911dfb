/**
 * Where the phone's side of the scan login is: the `/phone` of docs/mini-program.md. It has to be https, and its host one
 * of the "request" domains in the mini program's console.
 */
export const SERVER = 'https://shop.example/api/scan-login/phone';
