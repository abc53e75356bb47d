/**
 * `npm run soak`: what is promised of safety, over as many files and kills as it is promised for: 5,000 random documents and
 * tables a format accounted for, 20,000 damaged ones a format read or refused (`bench/safety-readers.ts`), 2,100 editions that came
 * to harm and are opened and recovered, kills and failing disks, and files that are worked on for long. The benches write their
 * tables into `docs/safety.md`. Takes some hours. Words after `--` choose among the formats and the benches (`editions`, `readers`,
 * `kills`, `growth`): `npm run soak -- RTF mail kills`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './build.mjs';
import { runNode24 } from './node24.mjs';

const log = (line) => process.stdout.write(`${line}\n`);
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
const chosen = process.argv.slice(2).map((word) => word.toLowerCase());
const failed = [];
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

/** Runs a benchmark of safety, which writes its table; it ends well where all held. */
async function bench(area, ...words) {
  log(`bench ${[area, ...words].join(' ')}`);
  const code = await runNode24([join(root, 'build/bench.mjs'), area, ...words], { cwd: root });
  if (code !== 0) failed.push(`bench ${[area, ...words].join(' ')}`);
}

/** True of what is wanted: by a word of its name, or where none was said. */
const isWanted = (name) => chosen.length === 0 || chosen.some((word) => name.toLowerCase().includes(word));

/** The benches of safety, by the word that chooses each, with their own words. */
const benches = {
  editions: ['safety'],
  readers: ['safety-readers', process.env['DAMAGED'] ?? '20000'],
  kills: ['safety-kills'],
  growth: ['safety-growth'],
};

// Each format is read in a process of its own: what a process holds in the end is then that format's doing alone.
for (const name of ['accounting', 'damaged']) {
  const file = `tests/properties/${name}.test.ts`;
  // The names of the formats are told by running all of them over one file each.
  for (const { ancestorTitles, title } of await run(file, { ACCOUNTS: '1', DAMAGED: '1' })) {
    const names = [...ancestorTitles, title];
    const test = names.join(' ');
    if (!isWanted(test)) continue;
    log(test);
    // Names are joined by `>` where they are compared with a pattern.
    const pattern = `${names.map((part) => part.replace(/[$()*+.?[\\\]^{|}]/gu, '\\$&')).join('[ >]+')}$`;
    const numbers = { ACCOUNTS: process.env['ACCOUNTS'] ?? '5000', DAMAGED: benches.readers[1] };
    const results = await run(file, numbers, '-t', pattern);
    // A test that was not found is none that passed.
    if (results.filter((result) => result.status === 'passed').length !== 1) failed.push(test);
  }
}
for (const [name, words] of Object.entries(benches)) if (isWanted(name)) await bench(...words);
for (const test of failed) log(`failed: ${test}`);
log(failed.length === 0 ? 'all passed' : `${failed.length} failed`);
process.exitCode = failed.length === 0 ? 0 : 1;
