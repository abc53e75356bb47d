/**
 * `npm start`: opens Dayang, on the start page or on the edition named after `--`. Where there is no display it does the main job
 * without a window: makes the sample, composes it, exports its pages to out/.
 */
import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { buildAll, root } from './build.mjs';
import { electronRuntime, runtimeEnvironment } from './electron-runtime.mjs';
import { runNode24 } from './node24.mjs';
import { ensureLibraries } from './system-libraries.mjs';

const log = (text) => process.stderr.write(`${text}\n`);

function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function withoutWindow() {
  const edition = join(root, 'out', 'sample.dayang');
  const dayang = (...args) => runNode24([join(root, 'build', 'dayang.mjs'), ...args]);
  log('There is no display: making, composing and exporting the sample edition instead.');
  for (const args of [
    ['sample', edition],
    ['compose', edition],
    ['export', edition, '--out', join(root, 'out')],
  ]) {
    const code = await dayang(...args);
    if (code !== 0) return code;
  }
  log('The pages are in out/. For the window, start from a desktop session, or on a virtual display:');
  log('  xvfb-run -a npm start');
  return 0;
}

async function openWindow() {
  await buildAll(log);
  const runtime = electronRuntime(log);
  ensureLibraries(runtime.path);
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // npm runs this in the package's folder; a file is named from where the user is.
  const from = process.env.INIT_CWD ?? process.cwd();
  const given = process.argv.slice(2).map((word) => (word.startsWith('-') ? word : resolve(from, word)));
  const child = spawn(runtime.path, [root, ...asRoot, ...given], {
    stdio: 'inherit',
    env: runtimeEnvironment(runtime),
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}

try {
  process.exitCode = await (hasDisplay() ? openWindow() : withoutWindow());
} catch (error) {
  log(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
