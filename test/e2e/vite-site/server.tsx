import type { Writable } from 'node:stream';
import { type PipeableStream, renderToPipeableStream, renderToString } from 'react-dom/server';
import { Login, readProps } from './Login.js';

/** Streams a whole document, like frameworks without index.html. */
export function renderDocument(origin: string, search: string, target: Writable): PipeableStream {
  const stream = renderToPipeableStream(
    <html lang="en">
      <head>
        <script type="module" src="/@vite/client" />
        <title>登录</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <div id="root">
          <Login origin={origin} props={readProps(search)} />
        </div>
        <script type="module" src="/client.tsx" />
      </body>
    </html>,
    { onShellReady: () => stream.pipe(target) },
  );
  return stream;
}

/** Renders the markup that is inserted into index.html. */
export const renderLogin = (origin: string, search: string): string =>
  renderToString(<Login origin={origin} props={readProps(search)} />);
