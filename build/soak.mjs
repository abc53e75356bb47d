/**
 * `npm run soak`: the properties of all that comes in, over as many files as are promised: 5,000 random documents and tables a
 * format accounted for, 20,000 damaged ones a format read or refused. Takes the better part of an hour. Words after `--`
 * choose among the formats: `npm run soak -- RTF mail`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';
import { runNode24 } from './node24.mjs';

const log = (line) => process.stdout.write(`${line}\n`);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const chosen = process.argv.slice(2);

/** Runs the tests of a file with the given numbers of files a format; the exit code. */
const run = (file, numbers, ...options) =>
  runNode24([vitest, 'run', '--project', 'unit', file, ...options], {
    cwd: root,
    env: { ...process.env, ...numbers },
  });

/** Names of a file's tests, written out for each format: told by running all of them over one file each. */
async function namesOf(file) {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-soak-'));
  try {
    const told = join(folder, 'names.json');
    await run(file, { ACCOUNTS: '1', DAMAGED: '1' }, '--reporter=json', `--outputFile=${told}`);
    const { testResults } = JSON.parse(readFileSync(told, 'utf8'));
    return testResults.flatMap((result) => result.assertionResults.map((test) => test.fullName));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Each format is read in a process of its own: what a process holds in the end is then that format's doing alone.
const failed = [];
for (const name of ['accounting', 'damaged']) {
  const file = `tests/properties/${name}.test.ts`;
  for (const test of await namesOf(file)) {
    if (chosen.length > 0 && !chosen.some((word) => test.toLowerCase().includes(word.toLowerCase()))) continue;
    log(test);
    const pattern = `${test.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')}$`;
    const numbers = { ACCOUNTS: process.env['ACCOUNTS'] ?? '5000', DAMAGED: process.env['DAMAGED'] ?? '20000' };
    if ((await run(file, numbers, '-t', pattern)) !== 0) failed.push(test);
  }
}
for (const test of failed) log(`failed: ${test}`);
process.exitCode = failed.length === 0 ? 0 : 1;
