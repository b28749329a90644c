// A host of its own for the files of a folder.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png', '.woff2': 'font/woff2',
};

/** A server that answers so: its address, and what stops it. */
export async function listen(answer) {
  const server = createServer(answer);
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/**
 * The folder under this path of a host of its own, or under several. It says what kind a file is, and beyond that only what `headers` gives
 * for the file's path in the site. `asked` has the paths that were asked for, in order.
 */
export async function serve(folder, prefixes, headers = () => ({})) {
  const all = [prefixes].flat();
  const asked = [];
  const { address, stop } = await listen(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    try {
      const prefix = all.find((prefix) => pathname.startsWith(prefix));
      if (!prefix) throw new Error('not of the site');
      const path = pathname.slice(prefix.length - 1);
      asked.push(path);
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
      const body = await readFile(file);
      response.writeHead(200, { ...headers(path), 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.\n');
    }
  });
  return { address: `${address}${all[0]}`, others: all.slice(1).map((prefix) => `${address}${prefix}`), asked, stop };
}
