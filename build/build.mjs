/**
 * Builds dist/: main and preload as CommonJS (ES modules in main need Electron 28), the service
 * processes as ES modules for Node 24, and the renderer for Chrome 114.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { commandLineBundle } from './command-line.mjs';
import { shownLicences } from './licences.mjs';
import { node24 } from './node24.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** What stays in node_modules: native or WebAssembly packages that find their own files. */
const outside = ['better-sqlite3', 'sharp', 'harfbuzzjs', '@embedpdf/pdfium', 'electron', /^node:/u];

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

/** The modules that one imports, directly or not, and before it runs. */
function importedBy(id, graph, found = new Set()) {
  if (found.has(id)) return found;
  found.add(id);
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) importedBy(next, graph, found);
  return found;
}

/**
 * Three parts of the window's code: what shows the page kept, the app, and what comes later (a file each).
 * Left to itself the bundler makes twenty files of what they share, and a start asks for each.
 */
function parts() {
  const part = (name, entry, priority) => {
    let modules;
    return {
      debugName: name,
      priority,
      includeDependenciesRecursively: false,
      name: (id, graph) => {
        modules ??= importedBy(join(root, 'renderer', entry), graph);
        return modules.has(id) ? name : null;
      },
    };
  };
  return [part('first', 'index.html', 2), part('app', 'app/open-window.tsx', 1)];
}

/** The code and the styles of the opening window, which stand in the HTML: a start waits for no other file. */
async function openingCode() {
  const built = await build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'chrome114',
      rolldownOptions: { input: join(root, 'renderer', 'opening', 'begin.ts'), output: { format: 'iife' } },
    },
  });
  const [{ output }] = [built].flat();
  return output[0].code;
}

/** Code as it may stand in HTML. Throws where it has what would end its script there. */
function inHtml(code) {
  if (/<\/script|<!--/iu.test(code)) throw new Error('the code of the opening window cannot stand in HTML');
  return code.trim();
}

/** Puts the opening window's code and the styles into the HTML, and has the app's code fetched meanwhile. */
const openingInHtml = {
  name: 'opening-in-html',
  transformIndexHtml: {
    order: 'post',
    async handler(html, { bundle: files }) {
      const style = Object.values(files).find(({ fileName }) => fileName.endsWith('.css'));
      delete files[style.fileName];
      const app = Object.keys(files).find((file) => /\/app-[^/]*\.js$/u.test(file));
      return {
        html: html.replace(/\n *<link rel="stylesheet"[^>]*>/u, ''),
        tags: [
          { tag: 'style', injectTo: 'head', children: String(style.source) },
          { tag: 'script', injectTo: 'body', children: inHtml(await openingCode()) },
          {
            tag: 'link',
            injectTo: 'body',
            attrs: { rel: 'preload', as: 'script', crossorigin: true, href: `/${app}` },
          },
        ],
      };
    },
  },
};

function buildRenderer() {
  return build({
    root: join(root, 'renderer'),
    configFile: false,
    logLevel: 'warn',
    base: '/',
    plugins: [react(), openingInHtml],
    worker: { format: 'es' },
    build: {
      outDir: join(dist, 'renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      sourcemap: true,
      chunkSizeWarningLimit: 2000,
      // One file of styles, which goes into the HTML: parts read later must not ask for it by name.
      cssCodeSplit: false,
      rolldownOptions: { output: { codeSplitting: { groups: parts() } } },
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
  const sources = [
    'electron',
    'renderer',
    'shared',
    'assets/faces',
    'docs',
    'build/guide.mjs',
    'build/guide-keys.ts',
    'build/guide-rules.ts',
    'build/guide-page.js',
    'build/build.mjs',
    'build/cut-faces.mjs',
    'build/licences.mjs',
    'package-lock.json',
  ];
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
  await bundle('electron/reading/process.ts', 'reading.mjs', 'es', 'node24', true);
  await bundle('electron/export/page-worker.ts', 'page-worker.mjs', 'es', 'node24', true);
  await bundle('electron/fonts/font-worker.ts', 'font-worker.mjs', 'es', 'node24', true);
  await bundle('electron/import/import-worker.ts', 'import-worker.mjs', 'es', 'node24', true);
  execFileSync(node24(), [join(root, 'build', 'cut-faces.mjs'), join(dist, 'faces')]);
  execFileSync(node24(), [join(root, 'build', 'guide.mjs'), join(dist, 'guide')]);
  await buildRenderer();
  writeFileSync(join(dist, 'licences.json'), JSON.stringify(shownLicences()));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll((text) => process.stderr.write(`${text}\n`));
