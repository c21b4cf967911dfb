const OTHER_NAMES: Record<string, string> = {
  localhost: '127.0.0.1',
  '[::1]': '127.0.0.1',
  '127.0.0.1': 'localhost',
};

/**
 * Returns the simulator's origin for a page. Its host name differs from the page's (127.0.0.1 for localhost, and localhost
 * for 127.0.0.1), so that it is another site for cookies, like WeChat.
 */
export function getSimulatorOrigin(pageOrigin: string, port: number): string {
  const { hostname } = new URL(pageOrigin);
  return `http://${OTHER_NAMES[hostname] ?? hostname}:${port}`;
}

/** Returns the address of the simulator's QR page for a page. */
export const getSimulatedEndpoint = (pageOrigin: string, port: number) =>
  `${getSimulatorOrigin(pageOrigin, port)}/connect/qrconnect`;
