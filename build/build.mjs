/**
 * Builds dist/: main and preload as CommonJS (ES modules in main need Electron 28), the service
 * processes as ES modules for Node 24, and the renderer for Chrome 114.
 */
import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { commandLineBundle } from './command-line.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** What stays in node_modules: native or WebAssembly packages that find their own files. */
const outside = ['better-sqlite3', 'sharp', 'harfbuzzjs', 'electron', /^node:/u];

/** Bundles one entry into a folder. */
export function bundle(entry, file, format, target, noExternal, folder = dist) {
  return build({
    root,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: noExternal ? true : undefined, target: 'node' },
    build: {
      ssr: join(root, entry),
      outDir: folder,
      emptyOutDir: false,
      target,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        external: outside,
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  });
}

function buildRenderer() {
  return build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: '/',
    plugins: [react()],
    worker: { format: 'es' },
    build: {
      outDir: join(dist, 'renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      sourcemap: true,
      chunkSizeWarningLimit: 2000,
    },
  });
}

function newestIn(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestIn(join(path, name))));
}

/** True when nothing the build reads is newer than what it wrote. */
function isFresh() {
  const built = join(dist, 'renderer', 'index.html');
  if (!existsSync(built) || !existsSync(join(dist, 'main.cjs'))) return false;
  const sources = ['electron', 'renderer', 'shared', 'build/build.mjs', 'package-lock.json'];
  return Math.max(...sources.map((path) => newestIn(join(root, path)))) < statSync(built).mtimeMs;
}

/** Builds everything, or nothing when it is fresh. */
export async function buildAll(log = () => {}) {
  await commandLineBundle(log);
  if (isFresh()) return;
  log('building Dayang …');
  rmSync(dist, { recursive: true, force: true });
  await bundle('electron/main.ts', 'main.cjs', 'cjs', 'node18', true);
  await bundle('electron/preload.ts', 'preload.cjs', 'cjs', 'chrome114', true);
  await bundle('electron/store/process.ts', 'store.mjs', 'es', 'node24', true);
  await bundle('electron/jobs/process.ts', 'jobs.mjs', 'es', 'node24', true);
  await bundle('electron/export/page-worker.ts', 'page-worker.mjs', 'es', 'node24', true);
  await buildRenderer();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll((text) => process.stderr.write(`${text}\n`));
