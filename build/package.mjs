/**
 * `npm run dist`: packages Dayang with electron-builder. A release needs the real Electron; with
 * `--development` an unpacked folder is made with whatever Electron runs here, to be tested and never shipped.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { build, Platform } from 'electron-builder';
import { buildAll, root } from './build.mjs';
import { commandLineBundle } from './command-line.mjs';
import { electronRuntime } from './electron-runtime.mjs';
import { fuses } from './fuses.mjs';
import { bomOf, licencesText, shippedLicences } from './licences.mjs';

const log = (text) => process.stderr.write(`${text}\n`);
const isDevelopment = process.argv.includes('--development');

const { shippedFaces } = await import('../shared/faces/shipped.ts');
const { fontPath } = await import('../electron/font-bytes.ts');

const product = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const bundle = await commandLineBundle(log);
if (bundle === null) throw new Error('the command line could not be bundled');

/** A face's plain file. One that comes packed ships unpacked, so that nothing has to be written where it is installed. */
function filesOfFace(face) {
  if (face.package === undefined) return [];
  return [
    face.file.endsWith('.woff')
      ? `dist-faces/${basename(fontPath(face))}`
      : `node_modules/${face.package}/${face.file}`,
  ];
}

/** What ships beside the built code: only what it loads at run time. */
const config = {
  appId: 'app.dayang.desktop',
  productName: 'Dayang',
  copyright: 'MIT',
  directories: { output: 'release' },
  files: [
    'dist/**',
    `dist-cli/${basename(bundle)}/*.{cjs,json}`,
    'build/{dayang,command-line,node24}.mjs',
    'build/run-bundle.cjs',
    '!dist/**/*.map',
    'assets/**',
    'package.json',
    '!node_modules/**',
    'node_modules/{better-sqlite3,bindings,file-uri-to-path,sharp,@img,detect-libc,semver}/**',
    // Of HarfBuzz what shapes, and what makes plain faces of variable ones.
    'node_modules/harfbuzzjs/{package.json,LICENSE*,dist/harfbuzz.wasm,dist/harfbuzz-subset.wasm}',
    // PDFium as its own module, with the licences of what is in it.
    'node_modules/@embedpdf/pdfium/{package.json,LICENSE*,dist/index.js,dist/index.cjs,dist/pdfium.wasm}',
    '!node_modules/better-sqlite3/{deps,src}/**',
    ...shippedFaces.all.flatMap(filesOfFace),
    'node_modules/@expo-google-fonts/*/package.json',
    'node_modules/@fontsource/*/{package.json,LICENSE}',
  ],
  // The service processes are plain files, so that a separate Node can run them where Electron's is too old.
  asar: false,
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  fileAssociations: [
    { ext: 'dayang', name: 'Dayang', description: '大样报纸', role: 'Editor' },
    { ext: 'dayang-paper', name: 'Dayang newspaper', description: '大样报纸文件', role: 'Editor' },
  ],
  linux: { category: 'Office', target: ['dir'], executableName: 'dayang' },
  mac: { category: 'public.app-category.business', target: ['dmg', 'zip'] },
  win: { target: ['nsis'] },
  // What is made for tests is driven by the inspector, which a release is without.
  electronFuses: isDevelopment ? undefined : fuses,
};

const runtime = electronRuntime(log);
if (runtime.kind === 'fallback' && !isDevelopment) {
  log('This machine has only the development Electron; a release is never made with it.');
  log('Run where Electron can be downloaded, or test packaging with: npm run dist -- --development');
  process.exit(1);
}
await buildAll(log);
const licences = shippedLicences();
writeFileSync(join(root, 'dist/licences.txt'), licencesText(licences));
writeFileSync(join(root, 'dist/sbom.cdx.json'), JSON.stringify(bomOf(licences, product), null, 1));
const home = dirname(runtime.path);
await build({
  targets: isDevelopment ? Platform.current().createTarget('dir') : undefined,
  projectDir: root,
  config: isDevelopment
    ? {
        ...config,
        electronDist: home,
        electronVersion: runtime.version,
      }
    : config,
});
