// Tells the site where it will be: `node set-address.mjs https://example.org/iam/ [FOLDER]`. FOLDER is `site` beside this file
// unless another is named. The result is what `cargo xtask build --address` makes, byte for byte with the same Node.js.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressAll } from './compress.mjs';

/** The files that name the address: pages, what oEmbed readers get, and what robots read. */
const NAMES_ADDRESS = /(^|\/)([^/]+\.html|oembed\.json|sitemap\.xml|robots\.txt)$/;

/** The first eight bytes of the hash, as the service worker has them. */
const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 16);

const fail = (message) => {
  console.error(message);
  process.exit(1);
};

const [given, folder = fileURLToPath(new URL('./site', import.meta.url))] = process.argv.slice(2);
if (!/^https:\/\/[A-Za-z0-9\-._~:/%@!$()*+,;=[\]]+$/.test(given ?? '')) {
  fail('It is `node set-address.mjs ADDRESS`, with the address of the folder that the site will be in: https://example.org/iam/');
}
const address = given.endsWith('/') ? given : `${given}/`;

const robots = await readFile(join(folder, 'robots.txt'), 'utf8').catch(() => '');
const before = robots.match(/^Sitemap: (.+)sitemap\.xml$/m)?.[1];
if (!before) fail(`${folder} is not the site of this package: its robots.txt names no sitemap.`);

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const all = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const changed = [];
for (const file of all.filter((file) => NAMES_ADDRESS.test(file.replaceAll('\\', '/')))) {
  const text = await readFile(file, 'utf8');
  if (!text.includes(before)) continue;
  await writeFile(file, text.replaceAll(before, () => address));
  changed.push(file);
}

// The service worker keeps no file that is not as its list says.
const workerFile = join(folder, 'worker.js');
const worker = await readFile(workerFile, 'utf8');
const list = JSON.parse(worker.match(/^const files = new Map\((.*)\);$/m)[1]);
for (const entry of list) {
  if (entry[0].endsWith('.html')) entry[1] = hash(await readFile(join(folder, entry[0])));
}
const version = hash(list.map(([path, own]) => `${path} ${own}\n`).join(''));
const renewed = worker
  .replace(/^const version = '.*';$/m, () => `const version = '${version}';`)
  .replace(/^const files = new Map\(.*\);$/m, () => `const files = new Map(${JSON.stringify(list)});`);
await writeFile(workerFile, renewed);

await compressAll([...changed, workerFile]);
console.log(`${changed.length} files name ${address} now. Put the content of ${folder} there.`);
