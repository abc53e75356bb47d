import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyPlacesOn } from '../../shared/edition/places.ts';
import { threadOf } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { pageOf } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('stories on their way to a page', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-drag-'));
  const path = join(folder, 'night.dayang');
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
    await window.answerDialog('showSaveDialog', path);
    await press('ControlOrMeta+N');
    await window.page.getByLabel('报名').fill('江城晚报');
    await window.page.getByLabel('日期').fill('20261130');
    await window.page.getByText('2026年11月30日星期一').waitFor();
    await window.page.getByLabel('期号').fill('88');
    // As many pages as the edition that is open, the day after it.
    await until(() => window.page.getByLabel('版数').inputValue()).toBe('4');
    await window.page.getByRole('button', { name: '建立' }).click();
    await window.page.getByText('0 篇').waitFor();
    const copy = ['地铁三线开工', '菜价回落', '江边夜话'].map((title) => {
      const file = join(folder, `${title}.txt`);
      writeFileSync(file, `${title}\n${'江城的灯火一直亮到深夜，人们慢慢散去。\n'.repeat(12)}`);
      return file;
    });
    await window.dropFiles(copy);
    await story('江边夜话').waitFor();
    await window.command('下一版');
    await window.painted(2);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const story = (title: string) => window.page.locator('.copy-pool li > button', { hasText: title });
  const said = () => window.page.getByTestId('story-says').textContent();
  const now = () => savedEdition(path);
  const standing = (title: string) => {
    const edition = now();
    const article = Object.values(edition.articles).find(({ headlines }) => headlines.headline.join('') === title);
    return article === undefined ? [] : threadOf(edition, article.id);
  };

  /** Takes a story up in the pool and carries it to a share of the board; it is still held. */
  async function carry(title: string, x: number, y: number): Promise<void> {
    const [from, board] = [await story(title).boundingBox(), await window.page.getByTestId('pasteboard').boundingBox()];
    if (from === null || board === null) throw new Error('nowhere to drag');
    const { mouse } = window.page;
    await mouse.move(from.x + 20, from.y + 10);
    await mouse.down();
    await mouse.move(from.x + 40, from.y + 10);
    await mouse.move(board.x + board.width * x, board.y + board.height * y);
  }

  it('show the shape they would have, in the columns the pointer and the digits choose', async () => {
    await carry('菜价回落', 0.5, 0.5);
    await until(said).toMatch(/^3 栏 × \d+ 行，正好/u);
    await press('2');
    await until(said).toMatch(/^2 栏 × \d+ 行，正好/u);
    await window.page.mouse.wheel(0, -100);
    await until(said).toMatch(/^3 栏 × \d+ 行，正好/u);
    await press('2');
    await until(said).toMatch(/^2 栏/u);
    await window.page.mouse.up();
    await until(() => standing('菜价回落').map(({ columns }) => columns)).toEqual([2]);
    await window.undo();
    await until(() => standing('菜价回落')).toEqual([]);
  });

  it('are given up by Escape, and nothing has happened', async () => {
    await carry('菜价回落', 0.5, 0.5);
    await until(said).toMatch(/^3 栏/u);
    await press('Escape');
    await until(() => window.page.getByTestId('story-says').count()).toBe(0);
    await window.page.mouse.up();
    await window.saved();
    expect(standing('菜价回落')).toEqual([]);
  });

  it('are placed in so many columns by the keyboard alone', async () => {
    await story('菜价回落').click();
    await press('ControlOrMeta+Shift+Enter');
    await window.page.keyboard.type('4');
    await press('Enter');
    await until(() => standing('菜价回落').map(({ columns }) => columns)).toEqual([4]);
    await window.undo();
    await until(() => standing('菜价回落')).toEqual([]);
  });

  it('fill the places that a template leaves: chosen by the arrows, one by the pointer, one by the keyboard', async () => {
    await window.command('套用版式');
    const dialog = window.page.getByRole('dialog', { name: '套用版式' });
    await dialog.getByRole('option').first().waitFor();
    await press('Home');
    await until(() => dialog.getByRole('status').textContent()).toContain('4 个版位留空');
    await press('Enter');
    const names = async () => (await window.page.getByTestId('place-name').allTextContents()).join();
    await until(names).toMatch(/头条.*图片.*二条.*三条/u);
    await carry('地铁三线开工', 0.5, 0.55);
    await until(said).toContain('放进“头条”');
    await window.page.mouse.up();
    await until(() => standing('地铁三线开工').map(({ placeRole }) => placeRole)).toEqual(['lead']);
    await story('菜价回落').click();
    await press('ControlOrMeta+Enter');
    await until(() => standing('菜价回落').map(({ placeRole }) => placeRole)).toEqual(['story-2']);
    await window.saved();
    const edition = now();
    expect(emptyPlacesOn(edition, pageOf(edition, 2).id).map(({ role }) => role)).toEqual(['picture', 'story-3']);
  });

  it('that stand on the page already change places with the one they are dropped on', async () => {
    const frames = () =>
      ['地铁三线开工', '菜价回落'].map((title) => {
        const { x, y, width, height } = standing(title)[0]?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
        return [x, y, width, height].map(Math.round);
      });
    const [first, second] = frames();
    await carry('菜价回落', 0.5, 0.55);
    await until(said).toContain('与“地铁三线开工”对调');
    await window.page.mouse.up();
    await until(frames).toEqual([second, first]);
    await window.undo();
    await until(frames).toEqual([first, second]);
  });

  it('are laid beside one they are dropped on, as they are shown, and leave it where it stands', async () => {
    const stood = standing('地铁三线开工').map(({ frame }) => frame);
    await carry('江边夜话', 0.5, 0.55);
    await until(said).toMatch(/按住 Ctrl：替下“地铁三线开工”/u);
    expect(await said()).toMatch(/^(?:\d 栏|这里没有空处)/u);
    const [says, board] = [
      await window.page.getByTestId('story-says').boundingBox(),
      await window.page.getByTestId('pasteboard').boundingBox(),
    ];
    if (says === null || board === null) throw new Error('nothing is said');
    // Beside the pointer, which is in the middle of the board's width.
    expect(Math.abs(says.x - board.x - board.width / 2)).toBeLessThan(40);
    await window.page.mouse.up();
    await window.saved();
    expect(standing('地铁三线开工').map(({ frame }) => frame)).toEqual(stood);
    if (standing('江边夜话').length > 0) await window.undo();
    await until(() => standing('江边夜话')).toEqual([]);
  });

  it('take the place of one on the page with Ctrl, which goes back to the pool, in one step', async () => {
    const stood = standing('地铁三线开工').map(({ frame }) => frame);
    await carry('江边夜话', 0.5, 0.55);
    await window.page.keyboard.down('Control');
    await until(said).toMatch(/^替下“地铁三线开工”，它回稿库/u);
    await window.page.keyboard.up('Control');
    await until(said).toContain('按住 Ctrl');
    await window.page.keyboard.down('Control');
    await until(said).toMatch(/^替下/u);
    await window.page.mouse.up();
    await window.page.keyboard.up('Control');
    await until(() => standing('江边夜话').length).toBe(stood.length);
    await window.page.getByText('“江边夜话”排在这里，“地铁三线开工”回稿库了。').first().waitFor();
    expect(standing('地铁三线开工')).toEqual([]);
    expect(standing('江边夜话')[0]?.frame.x).toBe(stood[0]?.x);
    await window.undo();
    await until(() => standing('地铁三线开工').map(({ frame }) => frame)).toEqual(stood);
    expect(standing('江边夜话')).toEqual([]);
  });

  it('do the same by the keyboard, for the story whose headline is named', async () => {
    await story('江边夜话').click();
    await window.command('替下本版一篇稿', '地铁');
    await until(() => standing('江边夜话').length).toBeGreaterThan(0);
    await window.undo();
    await until(() => standing('江边夜话')).toEqual([]);
  });

  it('never make the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
