const warned = new Set<string>();

/** Writes a warning for developers to the console, once per message: re-renders and StrictMode must not repeat it. */
export function warnOnce(message: string): void {
  if (warned.has(message)) return;
  warned.add(message);
  console.warn(`wechat-qr-login: ${message}`);
}
