/** Timeout of a command in ms. Starting the browser takes longest. */
const LIMIT = 60_000;

/** The commands of W3C WebDriver that the tests use. https://www.w3.org/TR/webdriver2/#endpoints */
export class WebDriverSession {
  private constructor(private readonly address: string) {}

  static async open(driver: string, capabilities: object): Promise<WebDriverSession> {
    const body = { capabilities: { alwaysMatch: capabilities } };
    const { sessionId } = (await send('POST', `${driver}/session`, body)) as { sessionId: string };
    return new WebDriverSession(`${driver}/session/${sessionId}`);
  }

  goto(url: string) {
    return this.command('POST', '/url', { url });
  }

  run(script: string, args: unknown[]) {
    return this.command('POST', '/execute/sync', { script, args });
  }

  async click(selector: string) {
    const found = await this.command('POST', '/element', { using: 'css selector', value: selector });
    const [element] = Object.values(found as Record<string, string>);
    await this.command('POST', `/element/${element}/click`, {});
  }

  window() {
    return this.command('GET', '/window') as Promise<string>;
  }

  windows() {
    return this.command('GET', '/window/handles') as Promise<string[]>;
  }

  switchTo(handle: string) {
    return this.command('POST', '/window', { handle });
  }

  closeWindow() {
    return this.command('DELETE', '/window');
  }

  deleteCookies() {
    return this.command('DELETE', '/cookie');
  }

  close() {
    return this.command('DELETE', '');
  }

  private command(method: string, path: string, body?: object): Promise<unknown> {
    return send(method, this.address + path, body);
  }
}

async function send(method: string, address: string, body?: object): Promise<unknown> {
  const response = await fetch(address, {
    method,
    signal: AbortSignal.timeout(LIMIT),
    ...(body && { body: JSON.stringify(body) }),
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`WebDriver: ${value.error}: ${value.message}`);
  return value;
}
