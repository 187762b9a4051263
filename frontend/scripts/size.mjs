// Fails when the participant face loads more than its budget of JavaScript
// before it can show anything: the entry, what it imports, and one language.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const budget = 60_000;
const dist = new URL('../dist/', import.meta.url);

/** @typedef {{file: string, imports?: string[]}} Chunk */
/** @type {unknown} */
const json = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));
const manifest = /** @type {Record<string, Chunk>} */ (json);

/**
 * Adds the files of a chunk and of everything it imports at once.
 * @param {string} name
 * @param {Set<string>} files
 */
function collect(name, files) {
  const chunk = manifest[name];
  if (chunk === undefined || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const imported of chunk.imports ?? []) collect(imported, files);
}

/** @type {Set<string>} */
const files = new Set();
collect('index.html', files);
for (const name of Object.keys(manifest)) {
  if (/^src\/(lib\/i18n|participant\/messages)\/.*es\.ts$/.test(name)) collect(name, files);
}
let total = 0;
for (const file of files) {
  const size = gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length;
  total += size;
  console.log(`${String(size).padStart(7)}  ${file}`);
}
console.log(
  `${String(total).padStart(7)}  initial JavaScript of the participant face, gzip; budget ${budget}`,
);
if (total > budget) process.exit(1);
