#!/usr/bin/env node
/** `dayang …`: starts the command line under a Node that can run it; in this process where it is one. */
import module from 'node:module';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { commandLineBundle, commandLineSource } from './command-line.mjs';
import { node24, runNode24, shortLived } from './node24.mjs';

const folder = await commandLineBundle();
if (folder === null) {
  process.exitCode = await runNode24([
    ...shortLived,
    '--disable-warning=ExperimentalWarning',
    commandLineSource,
    ...process.argv.slice(2),
  ]);
} else {
  const entry = join(folder, 'cli.cjs');
  // Node keeps what it has compiled of the bundle, by its own version and the text's checksum.
  const compiled = join(folder, 'compiled');
  if (node24() === process.execPath) {
    for (const flag of shortLived) setFlagsFromString(flag);
    module.enableCompileCache(compiled);
    module.createRequire(import.meta.url)(entry);
  } else {
    process.exitCode = await runNode24([...shortLived, entry, ...process.argv.slice(2)], {
      env: { ...process.env, NODE_COMPILE_CACHE: compiled },
    });
  }
}
