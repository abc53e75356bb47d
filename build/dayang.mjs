#!/usr/bin/env node
/** `dayang …`: starts the command line under a Node that can run it. */
import { fileURLToPath } from 'node:url';
import { runNode24, shortLived } from './node24.mjs';

const main = fileURLToPath(new URL('../electron/cli/main.ts', import.meta.url));
process.exitCode = await runNode24([
  ...shortLived,
  '--disable-warning=ExperimentalWarning',
  main,
  ...process.argv.slice(2),
]);
