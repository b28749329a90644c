// Hosts for the built site, and pages on other hosts that frame it.

import { siteAddress } from './browser.mjs';
import { listen } from './serve.mjs';

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

/** A page on another origin with `body` in it, sent with these headers; its own requests are no complaint. */
export async function post(complaints, body, headers = {}) {
  const { address, stop } = await listen((_, response) => {
    response.setHeader('Content-Type', 'text/html');
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
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

/** Files that the page has asked for, without fonts. */
export function noteRequests(page) {
  const asked = [];
  page.on('request', (request) => {
    const path = request.url().slice(siteAddress.length);
    if (!path.startsWith('fonts/')) asked.push(path);
  });
  return asked;
}
