/** `npm run lint`: format and lint, and how files hang together. With `--write`, what can be put right is. */
import { join } from 'node:path';
import { root } from './build.mjs';
import { runNode24 } from './node24.mjs';

const write = process.argv.slice(2);
const codes = [
  await runNode24([join(root, 'node_modules/@biomejs/biome/bin/biome'), 'check', ...write, '.'], { cwd: root }),
  await runNode24([join(root, 'build/fences.ts'), ...write], { cwd: root }),
];
process.exitCode = Math.max(...codes);
