/** `npm run screenshots`: the pictures in the README, made from the code as it stands. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron as electron } from 'playwright-core';
import sharp from 'sharp';
import { buildAll, root } from './build.mjs';
import { startDisplay } from './display.mjs';
import { electronRuntime, runtimeEnvironment } from './electron-runtime.mjs';
import { runNode24 } from './node24.mjs';

const log = (text) => process.stderr.write(`${text}\n`);
const docs = join(root, 'docs');
const work = mkdtempSync(join(tmpdir(), 'dayang-shots-'));

async function windowPicture(display) {
  const runtime = electronRuntime(log);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const app = await electron.launch({
    executablePath: runtime.path,
    args: [root, ...asRoot, `--user-data-dir=${join(work, 'user')}`, '--lang=zh-CN'],
    env: { ...runtimeEnvironment(runtime), DAYANG_RUNTIME: 'package', DISPLAY: display.name },
  });
  const page = await app.firstWindow();
  await page.waitForSelector('.pasteboard canvas[data-painted]', { state: 'attached' });
  const board = await page.getByTestId('pasteboard').boundingBox();
  await page.getByTestId('pasteboard').click({ position: { x: board.width * 0.36, y: board.height * 0.55 } });
  await page.waitForSelector('[data-testid="caret"]');
  // Pictures and thumbnails come in idle time.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => requestIdleCallback(resolve))));
  await page.waitForLoadState('networkidle');
  const picture = await page.screenshot();
  app.process().kill('SIGKILL');
  await sharp(picture).png({ palette: true, colours: 128 }).toFile(join(docs, 'window.png'));
}

async function pagePicture() {
  const cli = join(root, 'electron', 'cli', 'main.ts');
  const edition = join(work, 'sample.dayang');
  await runNode24([cli, 'sample', edition]);
  await runNode24([cli, 'export', edition, '--pages', '1', '--out', work]);
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '80', join(work, '2024-03-08-01.pdf'), join(work, 'page')]);
  await sharp(join(work, 'page.png')).png({ palette: true, colours: 96 }).toFile(join(docs, 'page-1.png'));
}

mkdirSync(docs, { recursive: true });
await buildAll(log);
const display = await startDisplay();
try {
  await windowPicture(display);
  await pagePicture();
} finally {
  display.end();
  rmSync(work, { recursive: true, force: true });
}
