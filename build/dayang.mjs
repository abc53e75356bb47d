#!/usr/bin/env node
/** `dayang …`: starts the command line under a Node that can run it; in this process where it is one. */
import { existsSync } from 'node:fs';
import module from 'node:module';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { commandLineBundle, commandLineSource } from './command-line.mjs';
import { node24, runNode24, shortLived } from './node24.mjs';

/**
 * Where Node keeps what it has compiled of a bundle, by its own version and the text's checksum: beside it in a
 * checkout; an installed program may not be written to, so there in the user's own cache.
 */
function compiledFor(folder) {
  if (existsSync(commandLineSource)) return join(folder, 'compiled');
  return join(homedir(), '.cache', 'dayang', basename(folder));
}

async function run() {
  const node = node24();
  const folder = await commandLineBundle();
  if (folder === null) {
    return runNode24([
      ...shortLived,
      '--disable-warning=ExperimentalWarning',
      commandLineSource,
      ...process.argv.slice(2),
    ]);
  }
  const entry = join(folder, 'cli.cjs');
  const compiled = compiledFor(folder);
  if (node !== process.execPath) {
    const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
    return runNode24([...shortLived, entry, ...process.argv.slice(2)], { env });
  }
  module.enableCompileCache(compiled);
  module.createRequire(import.meta.url)(entry);
  return undefined;
}

try {
  const code = await run();
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  process.stderr.write(`dayang: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
