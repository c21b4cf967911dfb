const warned = new Set<string>();

/**
 * Logs a warning for developers to the console, once per key, so that re-renders and StrictMode do not repeat it. `key`
 * defaults to the message.
 */
export function warnOnce(message: string, key: string = message): void {
  if (warned.has(key)) return;
  warned.add(key);
  console.warn(`wechat-qr-login: ${message}`);
}
