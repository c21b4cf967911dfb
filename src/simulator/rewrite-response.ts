import type { ServerResponse } from 'node:http';
import type { HtmlRewriter } from './create-html-rewriter.js';

type Chunk = string | Uint8Array;

const isFunction = (value: unknown): boolean => typeof value === 'function';

/**
 * Rewrites the body of a response if it is HTML and not compressed. Replaces `writeHead`, `write` and `end` of the
 * response.
 *
 * Decodes and encodes the bytes as Latin-1, which maps each byte to one character. Characters of other encodings
 * therefore stay intact, even if a chunk ends in the middle of one.
 */
export function rewriteResponse(response: ServerResponse, rewriter: HtmlRewriter): void {
  const { writeHead, write, end } = response;
  let isHtml: boolean | undefined;

  /** Decides once, when the headers are complete. */
  const shouldRewrite = (): boolean => {
    if (isHtml !== undefined) return isHtml;
    const type = `${response.getHeader('content-type') ?? ''}`;
    isHtml = /^text\/html\b/i.test(type) && !response.hasHeader('content-encoding');
    // Rewriting changes the length. Node sets the header again, or sends the body in chunks.
    if (isHtml && !response.headersSent) response.removeHeader('content-length');
    return isHtml;
  };
  const rewrite = (chunk: Chunk, encoding: unknown): string => {
    const bytes =
      typeof chunk === 'string' ? Buffer.from(chunk, encoding as BufferEncoding) : Buffer.from(chunk);
    return rewriter.write(bytes.toString('latin1'));
  };
  /** Sets the headers one by one: `getHeader` does not return headers that were passed to `writeHead`. */
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
      shouldRewrite();
      return Reflect.apply(writeHead, response, [status, ...message]);
    },
    write(chunk: Chunk, ...rest: unknown[]) {
      if (!shouldRewrite()) return Reflect.apply(write, response, [chunk, ...rest]);
      const html = Buffer.from(rewrite(chunk, rest[0]), 'latin1');
      return Reflect.apply(write, response, [html, ...rest.filter(isFunction)]);
    },
    end(...all: unknown[]) {
      if (!shouldRewrite()) return Reflect.apply(end, response, all);
      const [chunk, encoding] = isFunction(all[0]) ? [] : all;
      const html = (chunk == null ? '' : rewrite(chunk as Chunk, encoding)) + rewriter.end();
      return Reflect.apply(end, response, [Buffer.from(html, 'latin1'), ...all.filter(isFunction)]);
    },
  });
}
