// Puts a .br and a .gz beside every file of a folder that gains by it: hosts that can send them need not compress.
// `compress.mjs FOLDER`; the package has it too, for set-address.mjs.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { brotliCompress, constants, gzip } from 'node:zlib';

const gains = /\.(css|html|js|json|svg|txt|wasm|xml|md)$/;

const compress = async (file) => {
  const bytes = await readFile(file);
  const settings = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const [brotli, zipped] = await Promise.all([promisify(brotliCompress)(bytes, settings), promisify(gzip)(bytes, { level: 9 })]);
  for (const [ending, made] of [['br', brotli], ['gz', zipped]]) {
    if (made.length < bytes.length) await writeFile(`${file}.${ending}`, made);
    else await rm(`${file}.${ending}`, { force: true });
  }
};

/** Compresses those of the files that may gain by it. */
export async function compressAll(all) {
  const files = all.filter((file) => gains.test(file));
  const worker = async () => {
    for (let file = files.pop(); file; file = files.pop()) await compress(file);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const entries = await readdir(process.argv[2], { recursive: true, withFileTypes: true });
  await compressAll(entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name)));
}
