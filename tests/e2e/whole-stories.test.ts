/** A story moves as one by mouse and keyboard, without anybody having grouped it; what is pasted comes to the pointer. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** A page with a story in two blocks and its picture, of which nothing is grouped. */
function smallEdition() {
  const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。'.repeat(12)]);
  const bare = withArticle(emptyEdition(4), story);
  const page = pageOf(bare, 1);
  const body = bodyBlock(page, story, { rows: 10, row: 20, span: 2 });
  const second = bodyBlock(page, story, { rows: 10, row: 20, span: 1, column: 2, thread: 1 });
  const photo = photoBlock(page, story, { column: 3, span: 2, row: 20, rows: 10 });
  return { edition: withBlocks(bare, [body, second, photo]), body, second, photo, grid: page.grid };
}

describe('a story that nobody grouped', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-whole-'));
  const path = join(folder, 'small.dayang');
  const { edition, body, second, photo, grid } = smallEdition();
  const all: readonly Block[] = [body, second, photo];
  let window: DayangWindow;
  beforeAll(async () => {
    EditionFile.create(path, edition);
    window = await DayangWindow.open(data, { edition: path });
    await window.painted(1);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const at = async (x: number, y: number) => {
    const sheet = await window.page.locator('.page-shadow').first().boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.height / grid.trim.height;
    return [sheet.x + x * scale, sheet.y + y * scale] as const;
  };
  const middle = ({ frame }: Block) => at(frame.x + frame.width / 2, frame.y + frame.height / 2);
  /** Rows by which the story's blocks stand lower than at first. */
  const rows = async () => {
    await window.saved();
    const now = savedEdition(path);
    return all.map(({ id, frame }) => Math.round(((now.blocks[id]?.frame.y ?? 0) - frame.y) / grid.leading));
  };
  const drag = async (block: Block, down: number) => {
    const { mouse } = window.page;
    await mouse.move(...(await middle(block)));
    await mouse.down();
    const { x, y, width, height } = block.frame;
    await mouse.move(...(await at(x + width / 2, y + height / 2 + down * grid.leading)), { steps: 4 });
    await mouse.up();
  };

  it('moves whole by 1 drag, and by 1 arrow key after a click, each undone in one step', async () => {
    await drag(photo, 6);
    await until(rows).toEqual([6, 6, 6]);
    await window.undo();
    await until(rows).toEqual([0, 0, 0]);
    await press('Escape');
    await window.page.mouse.click(...(await middle(photo)));
    await until(() => window.page.locator('.overlay .along').count()).toBe(2);
    await press('ArrowDown');
    await until(rows).toEqual([1, 1, 1]);
    await window.undo();
    await until(rows).toEqual([0, 0, 0]);
  });

  it('lets go of one block after a second click, and takes it up whole again by a key', async () => {
    await press('Escape');
    await window.page.mouse.click(...(await middle(photo)));
    await window.page.mouse.click(...(await middle(photo)));
    await until(() => window.page.locator('.overlay .along').count()).toBe(0);
    await press('ArrowDown');
    await until(rows).toEqual([0, 0, 1]);
    await press('ControlOrMeta+Alt+G');
    await press('ArrowDown');
    await until(rows).toEqual([1, 1, 2]);
    await window.undo();
    await window.undo();
    await until(rows).toEqual([0, 0, 0]);
  });

  it('leaves what is locked behind, and says so', async () => {
    await press('Escape');
    await window.page.mouse.click(...(await middle(second)));
    await press('ControlOrMeta+L');
    await press('Escape');
    await drag(body, 4);
    await until(rows).toEqual([4, 0, 4]);
    await window.page.getByText('锁定的块留在原处').first().waitFor();
    await window.undo();
    await window.undo();
  });

  it('goes to another page whole', async () => {
    await press('Escape');
    await window.page.mouse.click(...(await middle(body)));
    await window.command('移到另一版', '3');
    await window.saved();
    const now = savedEdition(path);
    expect(all.map(({ id }) => now.pages[now.blocks[id]?.pageId ?? '']?.number)).toEqual([3, 3, 3]);
    await window.undo();
    await until(rows).toEqual([0, 0, 0]);
  });

  it('is pasted where the pointer is, when that is free', async () => {
    await window.page.locator('.page-list [data-page]').first().click();
    await press('Escape');
    await window.page.mouse.dblclick(...(await middle(body)));
    await press('Escape');
    await press('ControlOrMeta+C');
    await window.page.mouse.move(...(await at(grid.typeArea.x + 4, grid.typeArea.y + 50.5 * grid.leading)));
    await press('ControlOrMeta+V');
    const added = () => Object.values(savedEdition(path).blocks).filter(({ id }) => edition.blocks[id] === undefined);
    await until(async () => {
      await window.saved();
      return added().map(({ frame }) => Math.round((frame.y - grid.typeArea.y) / grid.leading));
    }).toEqual([50]);
    await window.undo();
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
