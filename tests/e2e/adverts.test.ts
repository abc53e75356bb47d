/** An advert as PDF: chosen, seen as it prints, another of its pages, dropped in another's place, undone. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { pdfOfObjects, pdfStream } from '../kit/pdf-files.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** Two pages of 100 by 60 mm, of a colour each; the second blends. */
function twoPages(first: string): Uint8Array {
  const size = '/MediaBox [0 0 283.4646 170.0787] /Parent 2 0 R /Type /Page';
  return pdfOfObjects([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    `<< ${size} /Contents 5 0 R /Resources << >> >>`,
    `<< ${size} /Contents 6 0 R /Resources << /ExtGState << /T << /ca 0.5 >> >> >> >>`,
    pdfStream(`${first} k 0 0 300 200 re f`),
    pdfStream('/T gs 1 0 0 0 k 0 0 300 200 re f'),
  ]);
}

describe('an advert as PDF', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-advert-'));
  const [path, other] = [join(folder, '家电.pdf'), join(folder, '书店.pdf')];
  let window: DayangWindow;
  beforeAll(async () => {
    writeFileSync(path, twoPages('0 1 0 0'));
    writeFileSync(other, twoPages('0 0 1 0'));
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const shown = async () => {
    await window.saved();
    const { blocks, images } = savedEdition(join(data.path, 'editions', 'sample.dayang'));
    const advert = Object.values(blocks).find(
      (block): block is Block & { kind: 'advert' } => block.kind === 'advert' && block.imageId !== null,
    );
    const image = images[advert?.imageId ?? ''];
    return image === undefined ? null : { name: image.name, page: image.placed?.page, pages: image.placed?.pages };
  };
  /** The colour on the screen in the middle of the selected block. */
  const colour = () =>
    window.page.evaluate(() => {
      const outline = document.querySelector('.outline.selected, .selected')?.getBoundingClientRect();
      const canvas = document.querySelector<HTMLCanvasElement>('.pasteboard canvas[data-painted]');
      const context = canvas?.getContext('2d');
      if (outline === undefined || canvas === null || context == null) return null;
      const own = canvas.getBoundingClientRect();
      const scale = canvas.width / own.width;
      const [x, y] = [outline.left + outline.width / 2 - own.left, outline.top + outline.height / 2 - own.top];
      const [r = 0, g = 0, b = 0] = context.getImageData(Math.round(x * scale), Math.round(y * scale), 1, 1).data;
      return [r, g, b].map((level) => (level > 200 ? 'full' : level < 80 ? 'none' : 'some')).join(' ');
    });

  it('is placed whole, and seen in its own colours; that it has more pages is said', async () => {
    await window.command('插入广告块');
    await window.answerDialog('showOpenDialog', path);
    await window.page.keyboard.press('ControlOrMeta+Shift+P');
    await window.page.locator('.notices', { hasText: '共 2 页，置入的是第 1 页' }).waitFor();
    await until(shown).toEqual({ name: '家电.pdf', page: 1, pages: 2 });
    await until(colour).toBe('full none some');
  });

  it('turns to another page of its file', async () => {
    await window.command('广告换页', '2');
    await until(shown).toEqual({ name: '家电.pdf', page: 2, pages: 2 });
    await until(colour).toMatch(/^some|^none/u);
  });

  it('gives way to the one that is dropped, and comes back when that is undone', async () => {
    await window.dropFile(other);
    await until(shown).toEqual({ name: '书店.pdf', page: 1, pages: 2 });
    await until(colour).toBe('full full none');
    await window.undo();
    await until(shown).toEqual({ name: '家电.pdf', page: 2, pages: 2 });
  });

  it('goes into the advert it is dropped on, though none is selected', async () => {
    const lies = await window.page.locator('.outline.selected, .selected').first().boundingBox();
    if (lies === null) throw new Error('no advert is selected');
    await window.page.keyboard.press('Escape');
    await window.dropFile(other, { x: lies.x + lies.width / 2, y: lies.y + lies.height / 2 });
    await until(shown).toEqual({ name: '书店.pdf', page: 1, pages: 2 });
    await window.undo();
    await until(shown).toEqual({ name: '家电.pdf', page: 2, pages: 2 });
  });
});
