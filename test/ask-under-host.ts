import { request } from 'node:http';

/** Requests `path` like a browser whose DNS resolves `host` to this machine. Resolves to the status. */
export function askUnderHost(host: string, origin: string, path = '/'): Promise<number | undefined> {
  const { port } = new URL(origin);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers: { host: `${host}:${port}` } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
