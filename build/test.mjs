/**
 * `npm test`: format and lint, types, unused exports, unit and property tests, golden pages, faults,
 * and the real window under its own display. Ends with one line: N passed, N failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
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

/** Runs a step and says when it is done how it went: steps go on beside each other, and what each says stays together. */
async function step(name, work) {
  const said = [`\n— ${name}`];
  const started = Date.now();
  let isGood = false;
  try {
    isGood = (await work((text) => said.push(text.trimEnd()))) === 0;
  } catch (error) {
    said.push(error instanceof Error ? error.message : String(error));
  }
  if (isGood) passed++;
  else {
    failed++;
    failures.push(name);
  }
  said.push(`${isGood ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  log(said.filter((text) => text !== '').join('\n'));
}

/** Runs a tool of the repository, with what it says told in one piece. */
function tool(...args) {
  return (say) =>
    new Promise((resolve, reject) => {
      const child = spawn(node24(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      const said = [];
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => said.push(bytes));
      child.once('error', reject);
      child.once('close', (code) => {
        say(Buffer.concat(said).toString('utf8'));
        resolve(code ?? 1);
      });
    });
}

/** The first lines of a message, indented. */
function brief(message) {
  const lines = stripVTControlCharacters(message).split('\n').slice(0, 12);
  return lines.map((line) => `    ${line.slice(0, 200)}`).join('\n');
}

/** Runs a project of the test suite, in so many workers, and counts what it says. */
async function suite(project, workers, env) {
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
        `--maxWorkers=${workers}`,
        '--reporter=default',
        '--reporter=json',
        `--reporter=${join(root, 'build/hanging-tests.mjs')}`,
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

/** How many files of window tests run at a time. */
const SHARDS = 2;

const projects = ['shared', 'electron', 'renderer', 'tests'];

async function main() {
  ensureTools();
  await Promise.all([
    step('build', async (say) => {
      await buildAll(say);
      return 0;
    }),
    step('format and lint', tool(bin('@biomejs/biome', 'bin/biome'), 'ci', '.')),
    step('rooms and imports', tool(join(root, 'build/fences.ts'))),
    ...projects.map((project) => step(`types: ${project}`, tool(bin('typescript', 'bin/tsc'), '-p', project))),
    step('unused files, exports and dependencies', tool(bin('knip', 'bin/knip.js'))),
  ]);
  await suite('unit', availableParallelism(), process.env);
  const runtime = electronRuntime(log);
  ensureLibraries(runtime.path);
  // Windows mostly wait: two at a time, each with a display, and so with a keyboard, of its own.
  const displays = await Promise.all(Array.from({ length: SHARDS }, startDisplay));
  try {
    const names = displays.map(({ name }) => name).join(' ');
    await suite('window', SHARDS, { ...process.env, DAYANG_DISPLAYS: names, DAYANG_NODE: node24() });
  } finally {
    for (const display of displays) display.end();
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
