#!/usr/bin/env node
/** `dayang …`: starts the command line under a Node that can run it; in this process where it is one. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandLineBundle, commandLineSource } from './command-line.mjs';
import { node24, runNode24, shortLived } from './node24.mjs';
import { runBundle } from './run-bundle.cjs';

const runner = fileURLToPath(new URL('run-bundle.cjs', import.meta.url));

/**
 * Where is kept what was compiled of a bundle, for the command that is called: beside it in a checkout; an installed
 * program may not be written to, so there in the user's own cache.
 */
function compiledFor(folder) {
  const command = process.argv[2] ?? '';
  const home = existsSync(commandLineSource) ? folder : join(homedir(), '.cache', 'dayang', basename(folder));
  return join(home, 'compiled', /^[a-z-]+$/u.test(command) ? command : 'other');
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
    // Workers have no runner: of them Node keeps what it can.
    const env = { ...process.env, NODE_COMPILE_CACHE: dirname(compiled) };
    return runNode24([...shortLived, runner, entry, compiled, ...process.argv.slice(2)], { env });
  }
  runBundle(entry, compiled);
  return undefined;
}

try {
  const code = await run();
  if (code !== undefined) process.exitCode = code;
} catch (error) {
  process.stderr.write(`dayang: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
