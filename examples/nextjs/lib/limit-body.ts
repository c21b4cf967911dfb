const MAX_BODY = 32 * 1024;

type Handler = (request: Request) => Promise<Response>;

/** Answers 413 to bodies of more than 32 kB. Counts their bytes, because the Content-Length header can be missing. */
export const limitBody =
  (handle: Handler): Handler =>
  async (request) => {
    const reader = request.body?.getReader();
    const chunks: Uint8Array<ArrayBuffer>[] = [];
    let size = 0;
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      size += part.value.length;
      if (size > MAX_BODY) {
        await reader?.cancel();
        return new Response('Payload Too Large', { status: 413 });
      }
      chunks.push(part.value);
    }
    const { method, headers } = request;
    return handle(new Request(request.url, { method, headers, body: new Blob(chunks) }));
  };
