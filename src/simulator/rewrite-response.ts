import type { ServerResponse } from 'node:http';
import type { HtmlRewriter } from './rewrite-html.js';

type Chunk = string | Uint8Array;

const isFunction = (value: unknown): boolean => typeof value === 'function';

/**
 * Rewrites what a server answers, if it is HTML that nobody has compressed. Bytes are read as Latin-1: whatever the
 * page's encoding is, no character is changed or cut.
 */
export function rewriteResponse(response: ServerResponse, rewriter: HtmlRewriter): void {
  const { writeHead, write, end } = response;
  let isHtml: boolean | undefined;

  const decide = (): boolean => {
    if (isHtml !== undefined) return isHtml;
    const type = `${response.getHeader('content-type') ?? ''}`;
    isHtml = /^text\/html\b/i.test(type) && !response.hasHeader('content-encoding');
    // The page gets longer. Node counts again, or sends it in chunks.
    if (isHtml && !response.headersSent) response.removeHeader('content-length');
    return isHtml;
  };
  const rewrite = (chunk: Chunk, encoding: unknown): string => {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk);
    return rewriter.write(bytes.toString('latin1'));
  };
  /** Headers that are given to `writeHead` cannot be read afterwards. */
  const setHeaders = (headers: unknown): void => {
    if (Array.isArray(headers)) {
      for (let index = 0; index < headers.length; index += 2) {
        response.appendHeader(headers[index], headers[index + 1]);
      }
    } else {
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
    }
  };

  Object.assign(response, {
    writeHead(status: number, ...rest: unknown[]) {
      const message = rest.filter((value) => typeof value === 'string');
      setHeaders(rest[message.length]);
      decide();
      return Reflect.apply(writeHead, response, [status, ...message]);
    },
    write(chunk: Chunk, ...rest: unknown[]) {
      if (!decide()) return Reflect.apply(write, response, [chunk, ...rest]);
      const html = Buffer.from(rewrite(chunk, rest[0]), 'latin1');
      return Reflect.apply(write, response, [html, ...rest.filter(isFunction)]);
    },
    end(...all: unknown[]) {
      if (!decide()) return Reflect.apply(end, response, all);
      const [chunk, encoding] = isFunction(all[0]) ? [] : all;
      const html = (chunk == null ? '' : rewrite(chunk as Chunk, encoding)) + rewriter.end();
      return Reflect.apply(end, response, [Buffer.from(html, 'latin1'), ...all.filter(isFunction)]);
    },
  });
}
