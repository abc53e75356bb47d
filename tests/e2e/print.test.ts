/** What is proofed is what is printed: the canvas against the rasterised PDF. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dayangJson } from '../kit/command-line.ts';
import { makePaper } from '../kit/paper/make-paper.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const BLEED = (3 * 72) / 25.4;
/** What two rasterisers make of the same glyphs, 0 to 255: mean difference of pixels, and of the ink of a tile. */
const OVERALL = 9;
const WORST_TILE = 24;
/** A tile holds about a line of text; a lost word shows in it. */
const TILE = 16;

/** Copy of such characters, as reporters' files bring it. */
const odd =
  '河湾葛\u{e0100}老师写nu\u0308\u030c和Vie\u0323\u0302t，\u2066店名\u2069Cafe\u0301\u200b，叫O’Brien――课堂\u2060１２０㎡，\ufeff来过10⁸次。';

interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

async function grey(image: Sharp): Promise<Raster> {
  const { data, info } = await image
    .flatten({ background: '#fff' })
    .greyscale()
    .blur(1)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Mean difference of two rasters where both have pixels, the second moved by (dx, dy). */
function difference(a: Raster, b: Raster, dx = 0, dy = 0): number {
  let sum = 0;
  let count = 0;
  for (let y = 2; y < Math.min(a.height, b.height) - 2; y++) {
    for (let x = 2; x < Math.min(a.width, b.width) - 2; x++) {
      sum += Math.abs((a.data[y * a.width + x] ?? 0) - (b.data[(y + dy) * b.width + x + dx] ?? 0));
      count++;
    }
  }
  return sum / count;
}

/** The most that the ink of one tile differs between two rasters: edges cancel out, a lost word does not. */
function worstTile(a: Raster, b: Raster): number {
  let worst = 0;
  for (let top = 0; top + TILE <= Math.min(a.height, b.height); top += TILE) {
    for (let left = 0; left + TILE <= Math.min(a.width, b.width); left += TILE) {
      let sum = 0;
      for (let y = top; y < top + TILE; y++) {
        for (let x = left; x < left + TILE; x++) {
          sum += (a.data[y * a.width + x] ?? 0) - (b.data[y * b.width + x] ?? 0);
        }
      }
      worst = Math.max(worst, Math.abs(sum) / TILE ** 2);
    }
  }
  return worst;
}

describe('the page on screen', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-print-'));
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  it('is the page in the PDF, glyph for glyph', async () => {
    await expectPrinted(await copyOfEdition());
  });

  it('is so of copy with selectors, letters apart from their marks, and what is not seen', async () => {
    await window.caretToStart();
    await window.page.keyboard.insertText(odd);
    await until(() => window.pageText()).toContain('河湾');
    await window.saved();
    await window.painted(1);
    // A copy of the file in which it was typed: the window has that one open.
    const path = join(folder, 'typed.dayang');
    await window.answerDialog('showSaveDialog', path);
    await window.page.keyboard.press('ControlOrMeta+Alt+S');
    await until(() => existsSync(path)).toBe(true);
    await expectPrinted(path);
    execFileSync('pdftotext', ['-raw', join(folder, '2024-03-08-01.pdf'), join(folder, 'page.txt')]);
    const text = readFileSync(join(folder, 'page.txt'), 'utf8').replaceAll(/\s/gu, '').normalize('NFC');
    for (const words of ['河湾葛', '老师写nǚ和Việt', 'O’Brien', '１２０㎡', '10⁸次']) expect(text).toContain(words);
    expect(window.errors).toEqual([]);
  });

  /** Compares the page as it is shown with the one that an edition's file is exported to. */
  async function expectPrinted(edition: string): Promise<void> {
    await window.page.keyboard.press('ControlOrMeta+9');
    await until(() => window.page.locator('.page-shadow').evaluate((element) => element.clientWidth)).toBeGreaterThan(
      700,
    );
    await window.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    const shown = await window.page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('.pasteboard .sheet');
      const shadow = document.querySelector<HTMLElement>('.page-shadow');
      return {
        url: canvas?.toDataURL() ?? '',
        width: Number.parseFloat(shadow?.style.width ?? '0'),
      };
    });
    // The left of the page holds no picture: pictures are converted for the press and differ rightly.
    const screen = sharp(Buffer.from(shown.url.split(',')[1] ?? '', 'base64'));
    const { height = 0 } = await screen.metadata();
    const [width, tall] = [Math.round(shown.width * 0.4), height - 4];
    const painted = await grey(screen.extract({ left: 0, top: 0, width, height: tall }));

    dayangJson('export', edition, '--pages', '1', '--out', folder);
    const zoom = shown.width / ((273 * 72) / 25.4);
    const bleed = String(Math.round(BLEED * zoom));
    execFileSync('pdftoppm', [
      '-png',
      '-singlefile',
      '-r',
      String(zoom * 72),
      '-x',
      bleed,
      '-y',
      bleed,
      '-W',
      String(width),
      '-H',
      String(tall),
      join(folder, '2024-03-08-01.pdf'),
      join(folder, 'page'),
    ]);
    const printed = await grey(sharp(join(folder, 'page.png')));
    const still = difference(painted, printed);
    expect(still).toBeLessThan(OVERALL);
    expect(worstTile(painted, printed)).toBeLessThan(WORST_TILE);
    // Nothing lies better a pixel or two to any side.
    for (const [dx, dy] of [
      [2, 0],
      [-2, 0],
      [0, 2],
      [0, -2],
    ] as const) {
      expect(difference(painted, printed, dx, dy)).toBeGreaterThan(still * 1.3);
    }
  }

  /** The window has the edition open; the command line gets the same, made afresh. */
  async function copyOfEdition(): Promise<string> {
    const path = join(folder, 'sample.dayang');
    await makePaper(path);
    return path;
  }
});
