import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlockForm, blockForm } from '../../shared/blocks/kinds.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import { gridFrame, gridNamed } from '../../shared/edition/formats.ts';
import { displayLists, savedEdition } from '../kit/display-lists.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const sample = (name: string) => fileURLToPath(new URL(`../kit/paper/${name}`, import.meta.url));

interface Planned {
  readonly form: BlockForm;
  /** What the article's headline starts with. */
  readonly article?: string;
  /** Base column and row it starts at, counted from 1, and how many it takes. A rule takes no rows. */
  readonly at: readonly [column: number, row: number, span: number, rows: number];
  readonly picture?: string;
}

const lead = '东湖南岸灯火亮';
const buses = '十二条公交线路';
const spring = '春耕一线看科技';

/** The sample's front page, block by block. */
const plan: readonly Planned[] = [
  { form: 'page-head', at: [1, 1, 5, 1] },
  { form: 'nameplate', at: [1, 3, 5, 7] },
  { form: 'refer', article: '让老手艺在指尖', at: [1, 10, 5, 2] },
  { form: 'banner', article: lead, at: [1, 13, 2, 1] },
  { form: 'headline', article: lead, at: [1, 15, 5, 8] },
  { form: 'body', article: lead, at: [1, 23, 5, 34] },
  { form: 'photo', article: lead, at: [3, 23, 3, 18], picture: 'photos/library.jpg' },
  { form: 'caption', at: [3, 41, 3, 2] },
  { form: 'rule', at: [1, 58, 5, 0] },
  { form: 'headline', article: buses, at: [1, 59, 3, 2] },
  { form: 'body', article: buses, at: [1, 61, 3, 14] },
  { form: 'headline', article: spring, at: [4, 59, 2, 2] },
  { form: 'body', article: spring, at: [4, 61, 2, 14] },
  { form: 'imprint', at: [1, 76, 5, 1] },
];

const grid = gridNamed('tabloid');

describe('laying out by hand', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-layout-'));
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const command = (words: string, argument?: string) => window.command(words, argument);
  const current = () => window.page.locator('.copy-pool button[aria-current="true"] .title').textContent();
  const choosePicture = async (name: string, choose: () => Promise<unknown>) => {
    await window.answerDialog('showOpenDialog', sample(name));
    await choose();
    await window.page.getByTestId('ppi').waitFor();
  };

  /** A new edition with the sample's copy in its pool and nothing at all on page 1. */
  async function emptyFront(name: string): Promise<string> {
    const path = join(folder, `${name}.dayang`);
    await window.answerDialog('showSaveDialog', path);
    await press('ControlOrMeta+N');
    await window.page.getByLabel('报名').fill('东湖日报');
    await window.page.getByLabel('日期').fill('2024-03-08');
    await window.page.getByLabel('期号').fill('9021');
    await window.page.getByLabel('版数').fill('4');
    await window.page.getByRole('button', { name: '建立' }).click();
    await window.page.getByText('0 篇').waitFor();
    await window.answerDialog('showOpenDialog', sample('page-1.txt'));
    await press('ControlOrMeta+I');
    await window.page.locator('.copy-pool').getByText(lead).waitFor();
    await press('ControlOrMeta+Shift+B');
    await press('ControlOrMeta+A');
    await press('Delete');
    await until(() => window.pageText('nameplate')).toBe('');
    await window.saved();
    return path;
  }

  /** Chooses an article in the pool without the mouse. */
  async function stepTo(title: string, step: (down: boolean) => Promise<unknown>): Promise<void> {
    for (let at = 0; at < 8; at++) await step(false);
    for (let at = 0; at < 8; at++) {
      if ((await current())?.startsWith(title) === true) return;
      await step(true);
    }
    throw new Error(`no article ${title}`);
  }

  const frameText = ({ at: [column, row, span, rows] }: Planned) =>
    `${column}栏 ${row}行 ${span}栏 ${rows === 0 ? '0.25磅' : `${rows}行`}`;

  const builders: Readonly<Record<string, (block: Planned) => Promise<void>>> = {
    async mouse({ form, article, at, picture }) {
      const { page } = window;
      if (article !== undefined) await page.locator('.copy-pool').getByText(article).first().click();
      await page
        .getByRole('toolbar')
        .getByRole('button', { name: commandOf(`draw.${form}`).zh, exact: true })
        .click();
      const sheet = await page.locator('.page-shadow').boundingBox();
      if (sheet === null) throw new Error('no sheet');
      const scale = sheet.width / grid.trim.width;
      const [column, row, span, rows] = at;
      const frame = gridFrame(grid, column - 1, span, row - 1, rows);
      await page.mouse.move(sheet.x + frame.x * scale, sheet.y + frame.y * scale);
      await page.mouse.down();
      await page.mouse.move(sheet.x + (frame.x + frame.width / 2) * scale, sheet.y + frame.y * scale + 3);
      await page.mouse.move(sheet.x + (frame.x + frame.width) * scale, sheet.y + (frame.y + frame.height) * scale);
      await page.mouse.up();
      if (picture !== undefined) {
        await choosePicture(picture, () => page.getByRole('button', { name: '选择图片…' }).click());
      }
    },
    async keyboard(block) {
      const { form, article, at, picture } = block;
      const { letter } = blockForm(form);
      if (article !== undefined)
        await stepTo(article, (down) => press(`ControlOrMeta+Alt+Arrow${down ? 'Down' : 'Up'}`));
      if (letter === undefined) await command(commandOf(`insert.${form}`).zh);
      else await press(`Shift+${letter}`);
      await press('ControlOrMeta+T');
      const [column, row, span, rows] = at;
      // Bodies are brought to their place by arrow keys.
      const isNudged = form === 'body' && row > 60;
      const typed = isNudged ? { ...block, at: [column, row - 1, span, rows - 2] as const } : block;
      await window.page.getByTestId('prompt').fill(frameText(typed));
      await press('Enter');
      if (isNudged) for (const key of ['ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown']) await press(key);
      if (picture !== undefined) await choosePicture(picture, () => press('ControlOrMeta+Shift+P'));
    },
    async palette(block) {
      const { form, article, picture } = block;
      if (article !== undefined) await stepTo(article, (down) => command(down ? '稿库下一篇' : '稿库上一篇'));
      await command(commandOf(`insert.${form}`).zh);
      await command('位置和大小', frameText(block));
      if (picture !== undefined) await choosePicture(picture, () => command('选择图片文件'));
    },
  };

  const fronts = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const [name, build] of Object.entries(builders)) {
    it(`builds the sample’s front page from an empty page: ${name}`, async () => {
      const path = await emptyFront(name);
      for (const block of plan) await build(block);
      await window.saved();
      await until(() => window.pageText()).toContain('本报讯');
      paths.set(name, path);
      fronts.set(name, displayLists(savedEdition(path), 1));
    });
  }

  it('gives three compositions that are identical', () => {
    const all = [...fronts.values()];
    expect(all.length).toBe(3);
    expect(all[0]?.length).toBeGreaterThan(50_000);

    expect(all[1]).toBe(all[0]);
    expect(all[2]).toBe(all[0]);
  });

  /** Does something, undoes it and does it again; each time the pages are what they were. */
  async function thereAndBack(work: () => Promise<unknown>): Promise<void> {
    const path = paths.get('palette') ?? '';
    const look = async () => {
      await window.saved();
      return displayLists(savedEdition(path));
    };
    const before = await look();
    await work();
    await until(look).not.toBe(before);
    const after = await look();
    await window.undo();
    await until(look).toBe(before);
    await window.redo();
    await until(look).toBe(after);
  }

  /** Selects a page's body block by its number in reading order, from the keyboard. */
  async function selectBody(number: number): Promise<void> {
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    await press('Escape');
    for (let seen = 0, at = 0; at < 40; at++) {
      await press('Tab');
      const kind = await window.page.locator('.inspector .panel h3').first().textContent();
      if (kind === '正文' && ++seen === number) return;
    }
    throw new Error('no such body block');
  }

  it('links text into another block, undone and redone', async () => {
    await selectBody(1);
    await thereAndBack(() => press('Shift+L'));
    await window.page.getByTestId('thread-path').waitFor();
  });

  it('unlinks it: what stood there is overset, not gone', async () => {
    await selectBody(1);
    await thereAndBack(() => press('ControlOrMeta+Shift+L'));
    await window.page.getByTestId('fit-badge').first().waitFor();
  });

  it('jumps the rest to a page, with both notices', async () => {
    await selectBody(1);
    await thereAndBack(async () => {
      await command('余文转版', '2');
      await until(() => window.pageText()).toContain('（下转第2版）');
    });
  });

  it('moves a page: the notices follow', async () => {
    await command('下一版');
    await window.painted(2);
    await thereAndBack(() => command('本版后移一版'));
    await command('上一版');
    await command('上一版');
    await until(() => window.pageText()).toContain('（下转第3版）');
  });

  it('saves the page as a template and lays it under another', async () => {
    await command('存为版式', '头版甲');
    await command('上一版');
    await thereAndBack(async () => {
      await command('版心网格', '4 17');
      await window.page.getByText('4 栏 × 17 字').waitFor();
    });
    await thereAndBack(async () => {
      await command('套用版式');
      await window.page.getByRole('option', { name: '头版甲' }).click();
      await press('Enter');
      await window.page.getByText('5 栏 × 14 字').waitFor();
    });
    await until(() => window.pageText()).toContain('本报讯');
  });

  it('goes to any step of the history and back', async () => {
    const path = paths.get('palette') ?? '';
    await window.saved();
    const now = displayLists(savedEdition(path));
    await press('ControlOrMeta+Shift+H');
    const history = window.page.getByTestId('history');
    await history.getByRole('button', { name: '打开时' }).click();
    await until(() => window.page.locator('.copy-pool').getByText(lead).count()).toBe(0);
    await history.getByRole('button').first().click();
    await until(() => window.page.locator('.copy-pool').getByText(lead).count()).toBe(1);
    await window.saved();
    expect(displayLists(savedEdition(path))).toBe(now);
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
