import { request } from 'node:http';

/**
 * Sends a body of so many bytes over a real connection, and continues until the server answers or hangs up. Resolves
 * with the status, and how much of the body had been sent by then.
 */
export const upload = (
  url: string,
  headers: Record<string, string | number>,
  bytes: number,
): Promise<{ status: number; sent: number }> =>
  new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers });
    let status = 0;
    let sent = 0;
    const done = () => {
      resolve({ status, sent });
      sending.destroy();
    };
    sending.on('response', (answer) => {
      status = answer.statusCode ?? 0;
      answer.resume().once('end', done);
    });
    // A server that has answered can close the connection before it has read the body.
    sending.on('error', (error) => (status ? done() : reject(error)));
    const piece = Buffer.alloc(64 * 1024, 'x');
    const write = () => {
      while (!status && sent < bytes) {
        sent += piece.length;
        if (!sending.write(piece)) return void sending.once('drain', write);
      }
      if (!status) sending.end();
    };
    write();
  });
