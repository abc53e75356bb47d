/**
 * Draws the pictures of the sample edition: `node build/sample-pictures/draw.mjs [NAME…]`, all of them when none is
 * named. They are of no real place or person. The files are kept in assets/sample/pictures, so that neither a build
 * nor a test waits for them. With SCALE=0.3 a small proof is drawn, to the folder that PROOFS names.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The module that draws each picture; its `draw` takes a scale and gives the file's bytes. */
const pictures = {
  'library.jpg': './library.mjs',
  'panorama.jpg': './panorama.mjs',
  'tea.jpg': './tea.mjs',
  'spring.jpg': './spring.mjs',
  'summer.jpg': './summer.mjs',
  'autumn.jpg': './autumn.mjs',
  'bridge.jpg': './bridge.mjs',
  'umbrellas.jpg': './umbrellas.mjs',
  'fields.jpg': './fields.mjs',
  'winter.jpg': './winter.mjs',
  'ink.jpg': './ink.mjs',
  'teahouse.jpg': './teahouse.mjs',
  'woodcut.png': './woodcut.mjs',
};

const folder = process.env.PROOFS ?? fileURLToPath(new URL('../../assets/sample/pictures/', import.meta.url));
mkdirSync(folder, { recursive: true });
const scale = Number(process.env.SCALE ?? 1);
const asked = process.argv.slice(2);
for (const [name, module] of Object.entries(pictures)) {
  if (asked.length > 0 && !asked.includes(name.replace(/\.\w+$/u, ''))) continue;
  const started = performance.now();
  const { draw } = await import(module);
  const bytes = await draw(scale, name);
  writeFileSync(join(folder, name), bytes);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${name}  ${(bytes.length / 1024).toFixed(0)} KB  ${seconds} s\n`);
}
