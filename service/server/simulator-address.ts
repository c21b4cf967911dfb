const OTHER_NAMES: Record<string, string> = {
  localhost: '127.0.0.1',
  '[::1]': '127.0.0.1',
  '127.0.0.1': 'localhost',
};

/**
 * The simulator for a page of that origin. It is named by another host name than the page (127.0.0.1 for localhost
 * and the other way round), so that it is another site for cookies, as WeChat is.
 */
export function simulatorOrigin(pageOrigin: string, port: number): string {
  const { hostname } = new URL(pageOrigin);
  return `http://${OTHER_NAMES[hostname] ?? hostname}:${port}`;
}

/** The address of the simulator's QR page, for a page of that origin. */
export const simulatedEndpoint = (pageOrigin: string, port: number) =>
  `${simulatorOrigin(pageOrigin, port)}/connect/qrconnect`;
