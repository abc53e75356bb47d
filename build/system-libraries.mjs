/** Finding, naming and, where we may, installing the system libraries Electron links to. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('./system-packages.sh', import.meta.url));

function missingLibraries(executable) {
  const listed = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(listed.stdout ?? '').matchAll(/^\s*(\S+) => not found/gmu)].map((match) => match[1]);
}

/** True where the project's script may install packages itself. */
export function mayInstall() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs a set of packages (`window` or `test`). */
export function installPackages(set) {
  const done = spawnSync('bash', [script, set], { stdio: ['ignore', 2, 2] });
  if (done.status !== 0) throw new Error(`${script} ${set} failed`);
}

/** Sees to it that a Linux machine can load Electron. Throws with the command to run where it cannot. */
export function ensureLibraries(executable) {
  if (process.platform !== 'linux') return;
  if (missingLibraries(executable).length === 0) return;
  if (mayInstall()) installPackages('window');
  const missing = missingLibraries(executable);
  if (missing.length === 0) return;
  throw new Error(`system libraries are missing: ${missing.join(', ')}\nInstall them with: sudo bash ${script} window`);
}
