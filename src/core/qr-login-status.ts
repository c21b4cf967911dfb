/**
 * The status of a login. `authorized`, `refused`, `expired` and `error` are final until `refresh()` or a changed
 * option.
 */
export type QrLoginStatus =
  | 'idle'
  | 'loading'
  | 'mounting'
  | 'ready'
  | 'authorized'
  | 'refused'
  | 'expired'
  | 'error';
