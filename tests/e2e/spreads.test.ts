/** 通版 in the window, by mouse and by key: two pages joined, what stands across the fold, exported both ways, parted, opened again. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageIdOf } from '../../electron/pictures.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { textIn } from '../../shared/checks/page/fold.ts';
import { compose } from '../../shared/compose/compose.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block, Edition, Image, Page } from '../../shared/edition/records.ts';
import { articleTitle, blocksOnPage, pagesInOrder } from '../../shared/edition/selectors.ts';
import { foldZone, halfAt, isOverFold, isSpread, pageNumbers } from '../../shared/edition/spreads.ts';
import { mm } from '../../shared/edition/units.ts';
import { savedEdition } from '../kit/display-lists.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { Hand, type Point } from './hand.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';

/** Four pages: on the left one a picture at its outer edge, on the right one that faces it the copy of their story. */
function fourPages(png: Uint8Array): Edition {
  const photoId = newId<'photo'>();
  const image: Image = { id: imageIdOf(png), name: '东湖.png', mime: 'image/png', width: 1200, height: 600 };
  const story = article(
    Array.from({ length: 8 }, () => sentence.repeat(3)),
    { photos: [{ id: photoId, imageId: image.id, caption: '', credit: '' }] },
  );
  const edition = withArticle(emptyEdition(4), story);
  const photo = { ...photoBlock(pageOf(edition, 2), story, { column: 0, span: 4, row: 14, rows: 20 }), photoId };
  const body = bodyBlock(pageOf(edition, 3), story, { column: 1, span: 4, row: 40, rows: 20 });
  return withBlocks({ ...edition, images: { [image.id]: image } }, [photo, body]);
}

describe('a 通版', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-spreads-'));
  const path = join(folder, 'spreads.dayang');
  const data = new UserData();
  let window: DayangWindow;
  let hand: Hand;

  const open = async (showsPage = true) => {
    window = await DayangWindow.open(data, { edition: path, showsPage });
    hand = new Hand(window);
  };
  beforeAll(async () => {
    const svg = '<svg width="1200" height="600"><rect width="1200" height="600" fill="#27506e"/></svg>';
    const png = await sharp(Buffer.from(svg)).png().toBuffer();
    EditionFile.create(path, fourPages(png), { images: [png] });
    await open();
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const numbers = async () => pagesInOrder(await saved()).map((page) => pageNumbers(page).join('-'));
  const spread = async (): Promise<Page> => {
    const page = pagesInOrder(await saved()).find(isSpread);
    if (page === undefined) throw new Error('no spread');
    return page;
  };
  const blockOf = async (kind: Block['kind']) => {
    const block = Object.values((await saved()).blocks).find((one) => one.kind === kind);
    if (block === undefined) throw new Error(`no ${kind}`);
    return block;
  };
  const thumbnail = (numbers: string) =>
    window.page
      .locator('.page-list [data-page]')
      .filter({ has: window.page.locator('b').getByText(numbers, { exact: true }) });
  const item = (name: RegExp) => window.page.getByRole('menuitem', { name });
  const notice = (text: string | RegExp) => window.page.locator('.notices').getByText(text);
  const field = (name: string) => window.page.locator('.inspector').getByLabel(name, { exact: true });
  /** A place of the sheet shown, in points from its corner, in the window. */
  const at = async (page: Page, x: number, y: number): Promise<Point> => {
    const sheet = await window.page.locator('.page-shadow').first().boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    const scale = sheet.width / page.grid.trim.width;
    return { x: sheet.x + x * scale, y: sheet.y + y * scale };
  };

  it('cannot be made of page 1, which says why, nor of what the page list has no right page for', async () => {
    await hand.click(thumbnail('1'), 'right');
    const join = item(/^合为通版/u);
    await until(() => join.getAttribute('aria-disabled')).toBe('true');
    expect(await join.getAttribute('data-why')).toContain('头版');
    await hand.press('Escape');
  });

  it('is what a picture wants that is let go over the gutter of facing pages, which is said', async () => {
    await hand.click(thumbnail('2'));
    await window.painted(2);
    await window.command('对版显示');
    await window.painted(3);
    const page = pageOf(await saved(), 2);
    const { frame } = await blockOf('photo');
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    await hand.click(await at(page, middle.x, middle.y));
    await hand.click(await at(page, middle.x, middle.y));
    const over = page.grid.trim.width - 60;
    await hand.drag(await at(page, middle.x, middle.y), await at(page, over, middle.y));
    await notice(/要跨两版，先用.*合为通版/u).waitFor();
    await until(async () => (await blockOf('photo')).pageId).toBe(page.id);
    await window.undo();
    await window.command('对版显示');
  });

  it('is two facing pages, joined from the right one by the palette, and parted by undo', async () => {
    await hand.click(thumbnail('3'));
    await window.painted(3);
    await window.command('合为通版');
    await until(numbers).toEqual(['1', '2-3', '4']);
    await window.painted(2);
    await notice('第2、3版合为通版').waitFor();
    await until(() => thumbnail('2—3').getAttribute('aria-current')).toBe('true');
    await window.undo();
    await until(numbers).toEqual(['1', '2', '3', '4']);
    await window.redo();
    await until(numbers).toEqual(['1', '2-3', '4']);
    await until(() => window.page.locator('.status-bar').textContent()).toContain('2—3版');
    await until(() => window.page.getByTestId('fold').count()).toBe(1);
  });

  it('is one step in the list, as wide as two', async () => {
    const widths = () =>
      window.page
        .locator('.page-list canvas')
        .evaluateAll((all) => all.map((canvas) => canvas.getBoundingClientRect().width));
    await until(widths).toEqual([84, 168, 84]);
    await window.command('下一版');
    await window.painted(4);
    await hand.click(thumbnail('2—3'));
    await window.painted(2);
  });

  it('has a section and an editor for each of its pages, and a width that text keeps off', async () => {
    for (const [name, text] of [
      ['2版 版名', '深读'],
      ['3版 版名', '影像'],
      ['3版 责编', '李四'],
      ['折线留空', '12mm'],
    ] as const) {
      await field(name).fill(text);
      await field(name).press('Enter');
    }
    await until(spread).toMatchObject({ section: '深读', spread: { right: { section: '影像', editor: '李四' } } });
    await until(async () => (await spread()).grid.fold?.clear).toBeCloseTo(mm(12));
    await field('折线留空').fill('300mm');
    await field('折线留空').press('Enter');
    await notice('折线留空可以是 0 到 100mm').waitFor();
    await until(() => field('折线留空').inputValue()).toBe('12mm');
  });

  it('has a picture drawn by the mouse across its fold, to the columns of both halves', async () => {
    const page = await spread();
    const { frame } = await blockOf('photo');
    const middle = { x: frame.x + frame.width / 2, y: frame.y + frame.height / 2 };
    // Taken up once, the picture alone by a second click.
    await hand.click(await at(page, middle.x, middle.y));
    await hand.click(await at(page, middle.x, middle.y));
    await hand.drag(await at(page, middle.x, middle.y), await at(page, page.grid.trim.width / 2 + 5, middle.y));
    await until(async () => isOverFold(page, (await blockOf('photo')).frame)).toBe(true);
    // Its middle came to rest on the fold.
    const moved = await blockOf('photo');
    expect(moved.frame.x + moved.frame.width / 2).toBeCloseTo(page.grid.trim.width / 2, 1);
    expect(moved.pageId).toBe(page.id);
  });

  it('has a headline drawn across its fold, with no character on it', async () => {
    const page = await spread();
    const { typeArea, leading, trim } = page.grid;
    await window.command('画标题');
    await hand.drag(
      await at(page, trim.width * 0.2, typeArea.y + 4 * leading),
      await at(page, trim.width * 0.8, typeArea.y + 10 * leading),
    );
    await until(async () => isOverFold(page, (await blockOf('headline')).frame)).toBe(true);
    await window.page.keyboard.insertText('东湖灯火亮到深夜');
    await hand.press('Escape', 'Escape');
    await until(async () => Object.values((await saved()).articles).map(articleTitle)).toContain('东湖灯火亮到深夜');
    const sheet = compose(await saved(), testResources()).pages.find(({ id }) => id === page.id);
    const zone = foldZone(page);
    if (sheet === undefined || zone === null) throw new Error('no sheet with a fold');
    expect([...textIn(sheet.items, zone)]).toEqual([]);
  });

  it('is exported as one sheet, and as two pages of which each has its own words', async () => {
    const { page } = window;
    const go = page.getByRole('button', { name: '选择文件夹并导出' });
    const exportAs = async (name: string, spreads: string) => {
      await page.getByLabel('通版', { exact: true }).selectOption({ label: spreads });
      await window.answerDialog('showOpenDialog', join(folder, name));
      await go.click();
      await page.getByTestId('exported').waitFor();
      await until(() => go.isEnabled()).toBe(true);
      return readdirSync(join(folder, name)).filter((one) => one.endsWith('.pdf'));
    };
    const trimWidth = (file: string) => {
      const info = execFileSync('pdfinfo', ['-box', join(folder, file)], { encoding: 'utf8' });
      const [, left = 0, , right = 0] = /TrimBox:\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)/u.exec(info)?.map(Number) ?? [];
      return right - left;
    };
    const words = (file: string) =>
      execFileSync('pdftotext', ['-raw', join(folder, file), '-'], { encoding: 'utf8' }).replace(/\s/gu, '');
    const { width } = (await spread()).grid.trim;
    await hand.press('ControlOrMeta+E');
    await page.getByText('本版（第2—3版）').click();
    await page.getByText('设置', { exact: true }).click();
    expect(await exportAs('one', '一张大版')).toEqual(['2024-03-08-02-03.pdf']);
    expect(trimWidth('one/2024-03-08-02-03.pdf')).toBeCloseTo(width, 0);
    expect(words('one/2024-03-08-02-03.pdf')).toContain('东湖南岸的灯火');
    expect(await exportAs('two', '拆成两版')).toEqual(['2024-03-08-02.pdf', '2024-03-08-03.pdf']);
    for (const file of ['two/2024-03-08-02.pdf', 'two/2024-03-08-03.pdf'])
      expect(trimWidth(file)).toBeCloseTo(width / 2, 0);
    // The copy stands on the right half alone.
    expect(words('two/2024-03-08-02.pdf')).not.toContain('东湖南岸的灯火');
    expect(words('two/2024-03-08-03.pdf')).toContain('东湖南岸的灯火');
    await hand.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  });

  it('is parted by its key: what stood over the fold is named, moved into a page, and selected when asked', async () => {
    const page = await spread();
    await hand.press('ControlOrMeta+Alt+Shift+PageDown');
    await notice(/跨折线的 2 块移进了一版/u).waitFor();
    // The offer passes by itself: it is taken before anything is read.
    await window.page.getByRole('button', { name: '选中移了的' }).click();
    await until(() => window.page.locator('.overlay .selected').count()).toBeGreaterThanOrEqual(1);
    await until(numbers).toEqual(['1', '2', '3', '4']);
    const edition = await saved();
    for (const { id, grid } of pagesInOrder(edition)) {
      for (const { kind, frame } of blocksOnPage(edition, id)) {
        if (kind !== 'photo' && kind !== 'headline') continue;
        expect(frame.x).toBeGreaterThanOrEqual(-0.01);
        expect(frame.x + frame.width).toBeLessThanOrEqual(grid.trim.width + 0.01);
      }
    }
    await window.undo();
    await until(numbers).toEqual(['1', '2-3', '4']);
    expect(await spread()).toEqual(page);
  });

  it('is there as it was when the edition is opened again', async () => {
    const page = await spread();
    // As after a power cut: what was saved is all there.
    await window.kill();
    // The page that was looked at last may be shown first.
    await open(false);
    await hand.click(thumbnail('2—3'));
    await window.painted(2);
    expect(await spread()).toEqual(page);
    expect(halfAt(page, (await blockOf('body')).frame)).toBe('right');
    expect(window.errors).toEqual([]);
  });
});
