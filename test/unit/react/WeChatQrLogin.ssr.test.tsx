import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToPipeableStream, renderToString } from 'react-dom/server';
import { describe, expect, test, vi } from 'vitest';
import { WeChatQrLogin, type WeChatQrLoginProps } from '../../../src/react/index.js';

const SCRIPT_URL = 'https://res.wx.qq.com/connect/zh_CN/htmledition/js/wxLogin.js';
const options = { appid: 'wx0123456789abcdef', redirect_uri: 'https://shop.example/callback' };

function stream(page: ReactNode): Promise<string> {
  const html = new PassThrough();
  const { pipe } = renderToPipeableStream(page, {
    onShellReady: () => pipe(html),
    onError: (error) => void html.destroy(error as Error),
  });
  return text(html);
}

const renderers = {
  renderToString: async (page: ReactNode) => renderToString(page),
  renderToPipeableStream: stream,
};

describe.each(Object.entries(renderers))('%s', (_, render) => {
  test('renders the reserved box with its text', async () => {
    const html = await render(<WeChatQrLogin {...options} />);
    expect(html).toMatch(/<div data-status="idle" tabindex="-1" style="[^"]*width:300px;height:400px/);
    expect(html).toContain('正在加载二维码…');
    expect(html).not.toContain('<iframe');
    expect(html).not.toContain('<script');
  });

  test('renders the box with the size and class of the props', async () => {
    const html = await render(<WeChatQrLogin {...options} width={220} height={230} className="login" />);
    expect(html).toMatch(
      /<div class="login" data-status="idle" tabindex="-1" style="[^"]*width:220px;height:230px/,
    );
  });

  test('renders a preload hint for the script', async () => {
    const html = await render(<WeChatQrLogin {...options} nonce="n0" />);
    expect(html).toMatch(new RegExp(`<link rel="preload" as="script" href="${SCRIPT_URL}" nonce="n0"`));
  });

  test('renders the preload hint inside the box, where React never has to remove it', async () => {
    const html = await render(
      <html lang="zh">
        <head>
          <title>Login</title>
        </head>
        <body>
          <WeChatQrLogin {...options} />
        </body>
      </html>,
    );
    const [head = '', body = ''] = html.split('</head>');
    expect(head).not.toContain(SCRIPT_URL);
    expect(body).toContain(`<link rel="preload" as="script" href="${SCRIPT_URL}"></div>`);
  });

  test('renders the preload hint if redirect_uri is a path, whose origin only the browser knows', async () => {
    const html = await render(<WeChatQrLogin {...options} redirect_uri="/callback" />);
    expect(html).toContain(`<link rel="preload" as="script" href="${SCRIPT_URL}">`);
  });

  test('renders a preload hint for scriptUrl', async () => {
    const html = await render(<WeChatQrLogin {...options} scriptUrl="https://cdn.example/wxLogin.js" />);
    expect(html).toContain('href="https://cdn.example/wxLogin.js"');
    expect(html).not.toContain(SCRIPT_URL);
  });

  test.each([{ enabled: false }, { script: 'none' }] as const)(
    'renders no preload hint with %o',
    async (props) => {
      const html = await render(<WeChatQrLogin {...options} {...props} />);
      expect(html).not.toContain('<link');
      expect(html).toContain('width:300px;height:400px');
    },
  );

  test('renders the frame itself with script="none" and a state, and nothing that covers it', async () => {
    const html = await render(
      <WeChatQrLogin {...options} script="none" state="S" onAuthorized={() => undefined} />,
    );
    expect(html).toMatch(
      /<div><iframe src="https:\/\/open\.weixin\.qq\.com\/connect\/qrconnect\?[^"]*self_redirect=true[^"]*state=S/,
    );
    expect(html).toContain('title="微信登录二维码" width="300" height="400"');
    expect(html).not.toContain('正在加载');
    expect(html).not.toContain('<script');
  });

  test.each<Partial<WeChatQrLoginProps>>([
    { state: 'S' },
    { script: 'none' },
    { script: 'none', state: 'S', enabled: false },
    { script: 'none', state: 'S', appid: '' },
    { script: 'none', state: 'S', redirect_uri: '/callback' },
  ])('renders no frame with %o', async (props) => {
    expect(await render(<WeChatQrLogin {...options} {...props} />)).not.toContain('<iframe');
  });

  test('never throws, and logs no warning, for any options', async () => {
    const spies = (['error', 'warn'] as const).map((name) => vi.spyOn(console, name).mockReturnValue());
    await render(<WeChatQrLogin appid="" redirect_uri="nowhere" state="" timeout={-1} />);
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });
});
