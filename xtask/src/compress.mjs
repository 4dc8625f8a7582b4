// Writes the brotli and gzip variants of the web client's files next to them, for the server to embed.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const folder = process.argv[2];
const worthwhile = /\.(html|js|mjs|css|svg|json|webmanifest|txt)$/;
const leastBytes = 1024;

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!worthwhile.test(name)) continue;
  const file = join(folder, name);
  const bytes = readFileSync(file);
  if (bytes.length < leastBytes) continue;
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
}
