/**
 * `npm test`: format and lint, types, unused exports, unit and property tests, golden pages, faults,
 * and the real window under its own display. Ends with one line: N passed, N failed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { buildAll, root } from './build.mjs';
import { startDisplay } from './display.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { node24, runNode24 } from './node24.mjs';
import { ensureLibraries, installPackages, mayInstall } from './system-libraries.mjs';

const log = (text) => process.stdout.write(`${text}\n`);
const bin = (name, file) => join(root, 'node_modules', name, file);
let passed = 0;
let failed = 0;
let skipped = 0;
/** What failed and why, told once more at the end of a long output. */
const failures = [];

const tools = ['Xvfb', 'pdftotext', 'pdffonts', 'pdftoppm', 'qpdf', 'gs'];

function missingTools() {
  return tools.filter((tool) => spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0);
}

/** Sees to what the tests need from the system. */
function ensureTools() {
  if (process.platform !== 'linux') return;
  if (missingTools().length > 0 && mayInstall()) installPackages('test');
  const missing = missingTools();
  if (missing.length > 0) {
    throw new Error(`the tests need ${missing.join(', ')}\nInstall with: sudo bash build/system-packages.sh test`);
  }
}

async function step(name, work) {
  log(`\n— ${name}`);
  const started = Date.now();
  let isGood = false;
  try {
    isGood = (await work()) === 0;
  } catch (error) {
    log(error instanceof Error ? error.message : String(error));
  }
  if (isGood) passed++;
  else {
    failed++;
    failures.push(name);
  }
  log(`${isGood ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** The first lines of a message, indented. */
function brief(message) {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, 12);
  return lines.map((line) => `    ${line.slice(0, 200)}`).join('\n');
}

/** Runs a project of the test suite and counts what it says. */
async function suite(project, env) {
  log(`\n— ${project} tests`);
  const folder = mkdtempSync(join(tmpdir(), 'dayang-test-'));
  const file = join(folder, 'result.json');
  try {
    const code = await runNode24(
      [
        bin('vitest', 'vitest.mjs'),
        'run',
        '--project',
        project,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        ...process.argv.slice(2),
      ],
      { cwd: root, env },
    );
    const result = JSON.parse(readFileSync(file, 'utf8'));
    passed += result.numPassedTests;
    failed += result.numFailedTests;
    skipped += result.numPendingTests + result.numTodoTests;
    for (const one of result.testResults) {
      const bad = one.assertionResults.filter((test) => test.status === 'failed');
      for (const test of bad) failures.push(`${test.fullName}\n${brief(test.failureMessages.join('\n'))}`);
      if (one.status === 'failed' && bad.length === 0) failures.push(`${one.name}\n${brief(one.message)}`);
    }
    // A file that does not even load has no failed test of its own.
    if (code !== 0 && result.numFailedTests === 0) failed++;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log(message);
    failures.push(`${project} tests\n${message}`);
    failed++;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const projects = ['shared', 'electron', 'renderer', 'tests'];

async function main() {
  ensureTools();
  await step('format and lint', () => runNode24([bin('@biomejs/biome', 'bin/biome'), 'ci', '.'], { cwd: root }));
  for (const project of projects) {
    await step(`types: ${project}`, () => runNode24([bin('typescript', 'bin/tsc'), '-p', project], { cwd: root }));
  }
  await step('unused files, exports and dependencies', () => runNode24([bin('knip', 'bin/knip.js')], { cwd: root }));
  await step('build', async () => {
    await buildAll(log);
    return 0;
  });
  await suite('unit', process.env);
  const runtime = electronRuntime(log);
  ensureLibraries(runtime.path);
  const display = await startDisplay();
  try {
    await suite('window', { ...process.env, DISPLAY: display.name, DAYANG_NODE: node24() });
  } finally {
    display.end();
  }
}

try {
  await main();
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  log(message);
  failures.push(message);
  failed++;
}
if (failures.length > 0) log(`\nfailed:\n${failures.map((one) => `- ${one}`).join('\n')}`);
log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 ? 0 : 1;
