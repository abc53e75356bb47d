/**
 * The command line's code as a bundle of its own, for quick starts: `dist-cli/KEY/`, where the key stands for
 * the sources it was made from. It is made when it is first wanted, and anew when a source has changed.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LIST = 'files.json';
const BUILDING = 'building-';
/** A bundle that has been in the making for longer, in milliseconds, was given up. */
const PATIENCE = 60_000;
/** Bundles kept: a process that still runs an older one reads parts of it when it needs them. */
const KEPT = 3;

/** The command line as it is written. */
export const commandLineSource = join(root, 'electron', 'cli', 'main.ts');

function addFiles(hash, path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) {
    hash.update(`${path}\n${stat.size}\n${stat.mtimeMs}\n`);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    if (!name.endsWith('.test.ts')) addFiles(hash, join(path, name));
  }
}

/** Names what a bundle is made from: the sources as they are now and the packages they were installed with. */
function keyOfSources() {
  const hash = createHash('sha256');
  for (const path of ['electron', 'shared', 'assets/faces', 'build/command-line.mjs', 'package-lock.json']) {
    addFiles(hash, join(root, path));
  }
  return hash.digest('hex').slice(0, 16);
}

function sumOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** True when a folder holds every file that was made for it, as it was made. */
function isWhole(folder) {
  try {
    const files = Object.entries(JSON.parse(readFileSync(join(folder, LIST), 'utf8')));
    return files.length > 0 && files.every(([name, sum]) => sumOf(join(folder, name)) === sum);
  } catch {
    return false;
  }
}

function bundlesIn(home) {
  const names = existsSync(home) ? readdirSync(home) : [];
  return names.filter((name) => !name.startsWith(BUILDING)).map((name) => join(home, name));
}

/** True when another process is making a bundle now; what was given up is removed. */
function isBeingMade(home) {
  const names = existsSync(home) ? readdirSync(home) : [];
  return names.some((name) => {
    if (!name.startsWith(BUILDING)) return false;
    const folder = join(home, name);
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
    if (since === undefined) return false;
    // A clock that was set back makes it come from the future.
    if (Math.abs(Date.now() - since) < PATIENCE) return true;
    rmSync(folder, { recursive: true, force: true });
    return false;
  });
}

/** Bundles entries, `{ name: path }`, into a folder, as CommonJS: an ES module that imports `node:fs` waits for all of it. */
export async function bundleCommandLine(entries, folder) {
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    logLevel: 'silent',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      target: 'node24',
      minify: false,
      rolldownOptions: {
        input: entries,
        external: ['better-sqlite3', 'sharp', '@embedpdf/pdfium', /^node:/u],
        output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name]-[hash].cjs' },
      },
    },
  });
}

async function make(home, folder) {
  const partial = join(home, `${BUILDING}${process.pid}`);
  mkdirSync(partial, { recursive: true });
  try {
    await bundleCommandLine(
      {
        cli: commandLineSource,
        'page-worker': join(root, 'electron/export/page-worker.ts'),
        'font-worker': join(root, 'electron/fonts/font-worker.ts'),
        'import-worker': join(root, 'electron/import/import-worker.ts'),
      },
      partial,
    );
    const sums = readdirSync(partial).map((name) => [name, sumOf(join(partial, name))]);
    writeFileSync(join(partial, LIST), JSON.stringify(Object.fromEntries(sums)));
    // Only now it has its name. What stands there was finished by another process a moment ago, or is damaged.
    try {
      renameSync(partial, folder);
    } catch {
      if (!isWhole(folder)) {
        rmSync(folder, { recursive: true, force: true });
        renameSync(partial, folder);
      }
    }
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  const age = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const old = bundlesIn(home).sort((a, b) => age(b) - age(a));
  for (const path of old.slice(KEPT)) if (path !== folder) rmSync(path, { recursive: true, force: true });
}

/**
 * The folder of a bundle that is made from the sources as they are; makes it when there is none. Null where there can
 * be none: another process is making it, the folder cannot be written, or the bundler is not installed. Then the
 * sources themselves are run. A packaged Dayang has no sources, and the bundle it came with.
 */
export async function commandLineBundle(log = () => {}, home = join(root, 'dist-cli')) {
  try {
    if (!existsSync(commandLineSource)) return bundlesIn(home).find(isWhole) ?? null;
    const folder = join(home, keyOfSources());
    if (isWhole(folder)) return folder;
    if (isBeingMade(home)) return null;
    log('bundling the command line …');
    await make(home, folder);
    return isWhole(folder) ? folder : null;
  } catch (error) {
    log(`no bundle of the command line: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
}
