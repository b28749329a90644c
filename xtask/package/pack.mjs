// Packs a folder: `pack.mjs FOLDER ZIP`. The folder gets SHA256SUMS, with every file in it, and the zip a file with its own checksum
// beside it. The same folder gives the same bytes.

import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { zipSync } from 'fflate';

const [folder, zip] = process.argv.slice(2);
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const isPacked = (entry) => entry.isFile() && entry.name !== 'SHA256SUMS';
const names = entries.filter(isPacked).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/')).sort();
const files = new Map();
for (const name of names) files.set(name, await readFile(join(folder, name)));
const sums = [...files].map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`).join('');
await writeFile(join(folder, 'SHA256SUMS'), sums);
files.set('SHA256SUMS', Buffer.from(sums));

/** What is compressed already is stored as it is. */
const level = (name) => (/\.(br|gz|png|woff2)$/.test(name) ? 0 : 9);
const root = basename(folder);
// A zip has no earlier date, and no zone: as text it is the same everywhere.
const mtime = '1980-01-01T00:00:00';
const packed = zipSync(Object.fromEntries([...files].map(([name, bytes]) => [`${root}/${name}`, [bytes, { level: level(name), mtime }]])));
await writeFile(zip, packed);
await writeFile(`${zip}.sha256`, `${sha256(packed)}  ${basename(zip)}\n`);
console.log(`${files.size} files, ${Math.round(packed.length / 1000)} KB`);
