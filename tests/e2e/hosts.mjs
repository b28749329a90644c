// Hosts for the built site, and pages on other hosts that frame it.

import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { siteAddress } from './browser.mjs';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css',
  '.svg': 'image/svg+xml', '.json': 'application/json', '.png': 'image/png',
};

async function listen(answer) {
  const server = createServer(answer);
  await new Promise((ready) => { server.listen(0, '127.0.0.1', ready); });
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { address: `http://127.0.0.1:${server.address().port}`, stop };
}

/**
 * The folder under this path of a host of its own. It says what kind a file is, and beyond that only what `headers` gives
 * for the file's path in the site. `asked` has the paths that were asked for, in order.
 */
export async function serve(folder, prefix, headers = () => ({})) {
  const asked = [];
  const { address, stop } = await listen(async (request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    try {
      if (!pathname.startsWith(prefix)) throw new Error('not of the site');
      const path = pathname.slice(prefix.length - 1);
      asked.push(path);
      const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
      const body = await readFile(file);
      response.writeHead(200, { ...headers(path), 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such file.\n');
    }
  });
  return { address: `${address}${prefix}`, asked, stop };
}

/**
 * A `_headers` file as Netlify and Cloudflare Pages read it: a path at the margin, `*` in it for anything, and headers under it.
 * Every rule that fits counts, and what two of them say of one header is joined.
 */
export function netlifyHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    if (!line.trim() || line.trim().startsWith('#')) continue;
    if (!/^\s/.test(line)) {
      const pattern = line.trim().replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
      rules.push({ fits: new RegExp(`^${pattern}$`), headers: [] });
      continue;
    }
    const [, name, value] = line.match(/^\s+([\w-]+):\s*(.+)$/) ?? [];
    if (!name || rules.length === 0) throw new Error(`not understood: ${line}`);
    rules.at(-1).headers.push([name.toLowerCase(), value.trim()]);
  }
  return (path) => {
    const found = {};
    for (const { headers } of rules.filter((rule) => rule.fits.test(path))) {
      for (const [name, value] of headers) found[name] = found[name] ? `${found[name]}, ${value}` : value;
    }
    return found;
  };
}

/** A page on another origin with `body` in it; its own requests are no complaint. */
export async function post(complaints, body) {
  const { address, stop } = await listen((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(`<!doctype html><meta charset=utf-8><title>A post</title><link rel=icon href=data:,><body>${body}`);
  });
  return {
    address: `${address}/`,
    close() {
      stop();
      complaints.splice(0, Infinity, ...complaints.filter((complaint) => !complaint.includes(address)));
    },
  };
}

/** A frame of the embed with this behind its address. */
export const frame = (src, more = '') => `<iframe id=f ${more} width=900 height=400 src="${siteAddress}embed/${src}"></iframe>`;
