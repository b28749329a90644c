// The built site on an address of its own, for what is measured in Chromium.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';

const dist = join(import.meta.dirname, '../dist');
const TYPES = { '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.html': 'text/html', '.json': 'application/json', '.svg': 'image/svg+xml' };

/** Its server and its address. */
export async function served() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, 'http://here').pathname;
    try {
      const file = await readFile(join(dist, path.endsWith('/') ? 'index.html' : path));
      response.setHeader('Content-Type', TYPES[extname(path) || '.html'] ?? 'text/plain');
      response.end(file);
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { server, address: `http://127.0.0.1:${server.address().port}/` };
}
