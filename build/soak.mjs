/**
 * `npm run soak`: the properties of all that comes in, over as many files as are promised: 5,000 random documents and tables a
 * format accounted for, 20,000 damaged ones a format read or refused; and 2,000 editions that came to harm (`-- editions`).
 * Takes the better part of an hour. Words after `--`
 * choose among the formats: `npm run soak -- RTF mail`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';
import { runNode24 } from './node24.mjs';

const log = (line) => process.stdout.write(`${line}\n`);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const chosen = process.argv.slice(2).map((word) => word.toLowerCase());
const folder = mkdtempSync(join(tmpdir(), 'dayang-soak-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Runs the tests of a file over the given numbers of files a format, and tells what became of each test. */
async function run(file, numbers, ...options) {
  const told = join(folder, 'told.json');
  rmSync(told, { force: true });
  const reports = ['--reporter=default', '--reporter=json', `--outputFile.json=${told}`];
  await runNode24([vitest, 'run', '--project', 'unit', file, ...reports, ...options], {
    cwd: root,
    env: { ...process.env, ...numbers },
  });
  return JSON.parse(readFileSync(told, 'utf8')).testResults.flatMap((result) => result.assertionResults);
}

// Each format is read in a process of its own: what a process holds in the end is then that format's doing alone.
const failed = [];
for (const name of ['accounting', 'damaged']) {
  const file = `tests/properties/${name}.test.ts`;
  // The names of the formats are told by running all of them over one file each.
  for (const { ancestorTitles, title } of await run(file, { ACCOUNTS: '1', DAMAGED: '1' })) {
    const names = [...ancestorTitles, title];
    const test = names.join(' ');
    if (chosen.length > 0 && !chosen.some((word) => test.toLowerCase().includes(word))) continue;
    log(test);
    // Names are joined by `>` where they are compared with a pattern.
    const pattern = `${names.map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')).join('[ >]+')}$`;
    const numbers = { ACCOUNTS: process.env['ACCOUNTS'] ?? '5000', DAMAGED: process.env['DAMAGED'] ?? '20000' };
    const results = await run(file, numbers, '-t', pattern);
    // A test that was not found is none that passed.
    if (results.filter((result) => result.status === 'passed').length !== 1) failed.push(test);
  }
}
// Editions that came to harm: two thousand, of seven kinds.
if (chosen.length === 0 || chosen.some((word) => 'editions'.includes(word))) {
  const results = await run('tests/properties/damaged-editions.test.ts', { DAMAGED: process.env['DAMAGED'] ?? '300' });
  failed.push(...results.filter(({ status }) => status !== 'passed').map(({ title }) => `an edition ${title}`));
}
for (const test of failed) log(`failed: ${test}`);
log(failed.length === 0 ? 'all passed' : `${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
