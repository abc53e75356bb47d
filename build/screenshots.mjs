/**
 * `npm run screenshots`: the pictures in the README and the guide, made from the code as it stands. With `-- all`, every
 * pane and dialog instead, in each language, theme and size, into out/screens, which is not kept; `-- all NAME` makes
 * those whose names have the words.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

/** How often the window is looked at for what is still to come. */
const MOST_LOOKS = 20;

/** Keeps a picture of the window, small enough for a repository. */
async function keep(page, name) {
  await page.waitForLoadState('networkidle');
  // Pictures and thumbnails come in idle time, notices go by themselves: what has changed nothing for a while is all there.
  let [before, picture] = [Buffer.alloc(0), await page.screenshot()];
  for (let looks = 0; looks < MOST_LOOKS && !before.equals(picture); looks++) {
    await page.evaluate(() => new Promise((resolve) => setTimeout(() => requestIdleCallback(resolve), 1_500)));
    [before, picture] = [picture, await page.screenshot()];
  }
  await sharp(picture)
    .png({ palette: true, colours: 128 })
    .toFile(join(docs, `${name}.png`));
}

/** Where a place of the page, in shares of its width and height, lies in the window. */
async function placeOn(page, across, down) {
  const sheet = await page.locator('.page-shadow').boundingBox();
  return [sheet.x + sheet.width * across, sheet.y + sheet.height * down];
}

async function command(page, words) {
  await page.keyboard.press('Control+K');
  await page.getByPlaceholder('输入命令…').fill(words);
  await page.keyboard.press('Enter');
}

/** The newspaper's panel, and the start page over the window. */
async function paperPictures(page) {
  await command(page, '报纸设定');
  await page.getByLabel('主办单位').waitFor();
  await keep(page, 'paper');
  await command(page, '起始页');
  await page.getByTestId('recent').locator('img').waitFor();
  // Where the pictures were made is not of interest.
  await page
    .getByTestId('recent')
    .locator('small')
    .last()
    .evaluate((folder) => {
      folder.textContent = '大样';
    });
  await keep(page, 'start');
  await page.keyboard.press('Escape');
  await page.getByRole('tab', { name: '属性' }).click();
}

/** An advert of 174 by 100 mm as its advertiser sent it: in the press's inks, its type not embedded. */
const advertFile = () => {
  const content = [
    '0 0.9 0.8 0 k 0 0 300 284 re f 0 0.15 0.9 0 k 300 0 200 284 re f',
    '0 0 0 0 k BT /F 60 Tf 24 160 Td (BOOKS) Tj 0 -76 Td (50% OFF) Tj ET',
    '1 0.5 0 0.1 k 340 60 120 164 re f 0 0 0 0 k 352 72 96 140 re f 1 0.5 0 0.1 k 364 180 72 12 re 364 160 72 12 re f',
  ].join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 493 284]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold>>',
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  const path = join(work, '东湖书店.pdf');
  writeFileSync(path, `%PDF-1.4\n${body}trailer\n<</Root 1 0 R>>\n%%EOF\n`);
  return path;
};

/** A PDF in an advert's place on an empty page, with what stands against it. */
async function advertPicture(app, page) {
  const path = advertFile();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  await command(page, '插入广告块');
  await command(page, '选择图片文件');
  await page.locator('.notices', { hasText: '字体没有嵌入' }).waitFor();
  await keep(page, 'advert');
}

/** A lantern cut out of its ground, as a photo desk hands it over. */
const lantern = async () => {
  const rib = (x) => `<path d="M300 120 C${x} 200 ${x} 520 300 600" fill="none" stroke="#a3161b" stroke-width="6"/>`;
  const tassels = [262, 281, 300, 319, 338].map(
    (x) => `<path d="M300 640 L${x} 800" stroke="#d6a11f" stroke-width="9"/>`,
  );
  const path = join(work, '花灯.png');
  await sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1640" viewBox="0 0 600 820">
      <path d="M300 10 V100" stroke="#6b4a12" stroke-width="8"/>
      <ellipse cx="300" cy="360" rx="280" ry="250" fill="#d7262b"/>${[20, 160, 440, 580].map(rib).join('')}
      <rect x="200" y="96" width="200" height="34" rx="8" fill="#d6a11f"/>
      <rect x="200" y="590" width="200" height="34" rx="8" fill="#d6a11f"/>
      <path d="M300 610 V650" stroke="#d6a11f" stroke-width="12"/>${tassels.join('')}</svg>`),
  )
    .png()
    .toFile(path);
  return path;
};

/** Text along the outline of a cut-out picture, in the place of the front page's own. */
async function runAroundPicture(app, page) {
  const path = await lantern();
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
  }, path);
  await command(page, '显示整版');
  await page.mouse.click(...(await placeOn(page, 0.7, 0.45)));
  await command(page, '选择图片文件');
  // The picture that stood there has its resolution shown until the new one is read.
  await page.locator('.notices', { hasText: '图片换了' }).waitFor();
  await command(page, '图片整张显示');
  await command(page, '文字绕图片轮廓');
  await page.getByTestId('run-around').waitFor({ state: 'attached' });
  await keep(page, 'run-around');
}

/** The program with a user's data of its own, on the start page or on the edition that is named. */
function launched(display, user, edition) {
  const runtime = electronRuntime(log);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = { ...runtimeEnvironment(runtime), DAYANG_RUNTIME: 'package', DISPLAY: display.name };
  return electron.launch({
    executablePath: runtime.path,
    args: [root, ...asRoot, `--user-data-dir=${join(work, user)}`, '--lang=zh-CN'],
    env: edition === undefined ? env : { ...env, DAYANG_OPEN: edition },
  });
}

/** The sample's front page in the window, its newspaper, and the start page once it was opened. */
async function samplePictures(display) {
  const app = await launched(display, 'user');
  const page = await app.firstWindow();
  await page.locator('.start-list[aria-busy="false"]').waitFor();
  await page.getByRole('button', { name: '看样报' }).click();
  await page.waitForSelector('.pasteboard canvas[data-painted]', { state: 'attached' });
  await page.mouse.click(...(await placeOn(page, 0.2, 0.7)));
  await page.waitForSelector('[data-testid="caret"]');
  await keep(page, 'window');
  await paperPictures(page);
  app.process().kill('SIGKILL');
}

/** The desk at work on a plain page: a picture being dragged, copy that does not fit, an empty page. */
async function deskPictures(display) {
  const edition = join(work, 'plain.dayang');
  await runNode24([join(root, 'tests', 'kit', 'paper', 'write-paper.ts'), edition]);
  const app = await launched(display, 'desk', edition);
  const page = await app.firstWindow();
  await page.waitForSelector('.pasteboard canvas[data-painted]', { state: 'attached' });

  // The picture alone, without the rest of its story.
  await page.mouse.click(...(await placeOn(page, 0.7, 0.45)));
  await page.mouse.click(...(await placeOn(page, 0.7, 0.45)));
  await page.mouse.move(...(await placeOn(page, 0.7, 0.45)));
  await page.mouse.down();
  await page.mouse.move(...(await placeOn(page, 0.5, 0.53)), { steps: 8 });
  await keep(page, 'desk-drag');
  await page.keyboard.press('Escape');
  await page.mouse.up();

  await page.keyboard.press('Control+E');
  await page.getByTestId('findings').first().waitFor();
  await page.locator('.dialog.export summary').click();
  await keep(page, 'export');
  await page.keyboard.press('Escape');

  await command(page, '显示整版');
  await page.mouse.click(...(await placeOn(page, 0.2, 0.9)));
  for (let row = 0; row < 3; row++) await page.keyboard.press('Shift+ArrowUp');
  await page.getByTestId('fit-badge').filter({ hasText: '超' }).first().click();
  await keep(page, 'desk-overset');
  await page.keyboard.press('Escape');

  await command(page, '加一版');
  await page.waitForSelector('.pasteboard canvas[data-painted="2"]', { state: 'attached' });
  await command(page, '显示基线与栏');
  await keep(page, 'desk-empty');
  await command(page, '显示基线与栏');
  await advertPicture(app, page);
  await command(page, '删除本版');

  await page.emulateMedia({ colorScheme: 'dark' });
  await command(page, '上一版');
  await command(page, '下一版');
  await command(page, '对版显示');
  await keep(page, 'desk-dark');

  await page.emulateMedia({ colorScheme: 'light' });
  await command(page, '对版显示');
  await command(page, '上一版');
  await runAroundPicture(app, page);
  app.process().kill('SIGKILL');
}

/** 一校 of page 1: the page proof, and the window at reading it. */
async function proofPictures(display, cli, edition) {
  const marks = join(docs, 'first-round.json');
  await runNode24([cli, 'proof', 'start', edition, '--by', '李四']);
  await runNode24([cli, 'proof', 'mark', edition, '--marks', marks, '--by', '李四']);
  const proof = join(work, 'proof.pdf');
  await runNode24([cli, 'proof', 'sheet', edition, '--pages', '1', '--out', proof]);
  execFileSync('pdftoppm', ['-png', '-singlefile', '-r', '96', '-H', '1380', proof, join(work, 'proof')]);
  await sharp(join(work, 'proof.png')).png({ palette: true, colours: 96 }).toFile(join(docs, 'page-proof.png'));
  const app = await launched(display, 'reader', edition);
  const page = await app.firstWindow();
  await page.waitForSelector('.pasteboard canvas[data-painted]', { state: 'attached' });
  await page.keyboard.press('Control+F4');
  await page.getByLabel('校对人').fill('李四');
  await page.getByLabel('校对人').press('Tab');
  for (let line = 0; line < 4; line++) await page.locator('.pasteboard').dispatchEvent('wheel', { deltaY: 90 });
  await page.getByTestId('marks').locator('button').first().click();
  await keep(page, 'proof');
  app.process().kill('SIGKILL');
}

/** A spread at work: a picture across the fold, taken up, and the columns of both halves. */
async function spreadPicture(display) {
  const edition = join(work, 'spread.dayang');
  await runNode24([join(root, 'tests', 'kit', 'make-spread.ts'), edition]);
  const app = await launched(display, 'spread', edition);
  const page = await app.firstWindow();
  await page.waitForSelector('.pasteboard canvas[data-painted]', { state: 'attached' });
  await command(page, '下一版');
  await page.waitForSelector('.pasteboard canvas[data-painted="2"]', { state: 'attached' });
  await command(page, '显示基线与栏');
  // The story is taken up by a first click, the picture alone by a second.
  for (let click = 0; click < 2; click++) await page.mouse.click(...(await placeOn(page, 0.4, 0.3)));
  await keep(page, 'spread-window');
  app.process().kill('SIGKILL');
}

/** A page without its sheet at 56 an inch: the trim lies 14 mm within. */
const TRIMMED = ['-r', '56', '-x', '31', '-y', '31', '-W', '602', '-H', '867'];

/** The sample's pages as they are printed: the first on its sheet, the others smaller and trimmed. */
async function pagePictures(cli, edition) {
  await runNode24([cli, 'sample', edition]);
  await runNode24([cli, 'export', edition, '--profile', 'x4', '--out', work]);
  for (const number of [1, 2, 3, 4]) {
    const name = `page-${number}`;
    const shown = number === 1 ? ['-r', '80'] : TRIMMED;
    const page = join(work, `2024-03-08-0${number}.pdf`);
    execFileSync('pdftoppm', ['-png', '-singlefile', ...shown, page, join(work, name)]);
    await sharp(join(work, `${name}.png`))
      .png({ palette: true, colours: 192 })
      .toFile(join(docs, `${name}.png`));
  }
}

/** A page of all that a desk is sent, as it is printed: what stands on it, without the paper below. */
async function sentPicture() {
  await runNode24([join(root, 'tests', 'kit', 'export-sent-page.ts'), work]);
  const page = ['-r', '80', '-H', '1060', join(work, '2024-03-08-02.pdf'), join(work, 'sent')];
  execFileSync('pdftoppm', ['-png', '-singlefile', ...page]);
  await sharp(join(work, 'sent.png')).png({ palette: true, colours: 96 }).toFile(join(docs, 'sent-page.png'));
}

/** A page of charts, as it is printed: without the nameplate above and the paper below. */
async function chartPicture() {
  await runNode24([join(root, 'tests', 'kit', 'export-chart-page.ts'), work]);
  const page = ['-r', '80', '-y', '270', '-H', '740', join(work, '2024-03-08-01.pdf'), join(work, 'charts')];
  execFileSync('pdftoppm', ['-png', '-singlefile', ...page]);
  await sharp(join(work, 'charts.png')).png({ palette: true, colours: 96 }).toFile(join(docs, 'charts.png'));
}

/** A supplement page of all means of design, as it is printed. */
async function meansPicture() {
  await runNode24([join(root, 'tests', 'kit', 'export-means-page.ts'), work]);
  const page = ['-r', '80', join(work, '2024-03-08-07.pdf'), join(work, 'means')];
  execFileSync('pdftoppm', ['-png', '-singlefile', ...page]);
  await sharp(join(work, 'means.png')).png({ palette: true, colours: 96 }).toFile(join(docs, 'means.png'));
}

/** Pictures of single means are golden pages, one above the other: what the guide shows is what the tests hold. */
const goldenPictures = {
  'character-styles': ['character-letters', 'character-marks'],
  effects: ['effects-heads'],
  borders: ['effects-panels'],
  shapes: ['shapes-panels', 'shapes-around'],
  quotations: ['quote-looks', 'box'],
  vertical: ['down-tiers'],
  'filled-foot': ['filled-foot'],
  columns: ['columns'],
  figures: ['figures'],
};

async function fromGoldenPages() {
  for (const [name, pages] of Object.entries(goldenPictures)) {
    const pictures = pages.map((page) => join(root, 'tests', 'golden', 'pages', `${page}.png`));
    const sizes = await Promise.all(pictures.map((picture) => sharp(picture).metadata()));
    const tops = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, { height }) => sum + height, 0));
    await sharp({
      create: {
        width: Math.max(...sizes.map(({ width }) => width)),
        height: sizes.reduce((sum, { height }) => sum + height, 0),
        channels: 3,
        background: 'white',
      },
    })
      .composite(pictures.map((input, at) => ({ input, left: 0, top: tops[at] })))
      .png({ palette: true, colours: 96 })
      .toFile(join(docs, `${name}.png`));
  }
}

/** Every pane and dialog, to be looked at. */
async function allScreens(display, only) {
  const folder = join(root, 'out', 'screens');
  const script = join(root, 'tests', 'e2e', 'all-screens.ts');
  const code = await runNode24([script, folder, ...only], { env: { ...process.env, DISPLAY: display.name } });
  if (code !== 0) throw new Error('not every pane and dialog could be shown');
  log(`The pictures are in ${folder}.`);
}

/** The pictures of the documentation. */
async function documentation(display) {
  mkdirSync(docs, { recursive: true });
  await samplePictures(display);
  await deskPictures(display);
  const cli = join(root, 'electron', 'cli', 'main.ts');
  const edition = join(work, 'sample.dayang');
  await pagePictures(cli, edition);
  await proofPictures(display, cli, edition);
  await spreadPicture(display);
  await sentPicture();
  await chartPicture();
  await meansPicture();
  await fromGoldenPages();
}

const [what, ...only] = process.argv.slice(2);
await buildAll(log);
const display = await startDisplay();
try {
  if (what === 'all') await allScreens(display, only);
  else await documentation(display);
} finally {
  display.end();
  rmSync(work, { recursive: true, force: true });
}
