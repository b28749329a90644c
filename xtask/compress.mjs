// Puts a .br and a .gz beside every file of a folder that gains by it: hosts that can send them need not compress.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [folder] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const gains = /\.(css|html|js|json|svg|txt|wasm|xml|md)$/;
const files = entries.filter((entry) => entry.isFile() && gains.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));

const compress = async (file) => {
  const bytes = await readFile(file);
  const settings = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const [brotli, zipped] = await Promise.all([promisify(brotliCompress)(bytes, settings), promisify(gzip)(bytes, { level: 9 })]);
  for (const [ending, made] of [['br', brotli], ['gz', zipped]]) {
    if (made.length < bytes.length) await writeFile(`${file}.${ending}`, made);
  }
};

const worker = async () => {
  for (let file = files.pop(); file; file = files.pop()) await compress(file);
};
await Promise.all([worker(), worker(), worker(), worker()]);
