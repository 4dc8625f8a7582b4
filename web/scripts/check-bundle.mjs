// Fails the build when the first route's script grows past its budget.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 150 * 1024;
const dist = new URL('../dist/', import.meta.url);
/** @type {Record<string, {file: string, name: string, imports?: string[], dynamicImports: string[]}>} */
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** What the browser must fetch before the house can be seen: sign-in, the frame and the page, as the router imports them. */
const firstRoute = ['sign_in', 'Desk', 'sessions'];

const files = new Set();
function collect(key) {
  const chunk = manifest[key];
  if (files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const each of chunk.imports ?? []) collect(each);
}
collect('index.html');
for (const name of firstRoute) {
  const key = manifest['index.html'].dynamicImports.find((each) => manifest[each].name === name);
  if (!key) {
    console.error(`check-bundle: the router fetches no chunk '${name}'; name the first route anew in scripts/check-bundle.mjs.`);
    process.exit(1);
  }
  collect(key);
}

const sizes = [...files].map((file) => ({ file, bytes: gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length }));
const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KB`;

console.log(`First route: ${kib(total)} of ${kib(budget)} gzipped script.`);
if (process.argv.includes('--verbose') || total > budget) {
  for (const { file, bytes } of sizes.toSorted((a, b) => b.bytes - a.bytes)) console.log(`  ${kib(bytes).padStart(9)}  ${file}`);
}
if (total > budget) {
  console.error('Too much for the first route: load what it does not need at once with import().');
  process.exit(1);
}
