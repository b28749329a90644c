// Prints "plain brotli file" for each file named, in bytes. Used by `cargo xtask test` for the size budget.
import { readFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';

for (const file of process.argv.slice(2)) {
  const bytes = readFileSync(file);
  const packed = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  console.log(`${bytes.length} ${packed.length} ${file}`);
}
