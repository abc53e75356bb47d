/** Every text that every kind of block shows is typed where it stands, empty or not, and nowhere else. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { type BlockId, newId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const photoId = newId<'photo'>();
const written = article(['东湖南岸的灯火一直亮到深夜。'], {
  headlines: { kicker: [], headline: ['灯火', '夜市'], deck: [], summary: '' },
  photos: [{ id: photoId, imageId: null, caption: '', credit: '' }],
});
const blank = { ...article([]), body: [], headlines: { kicker: [], headline: [], deck: [], summary: '' } };

const bare = withArticle(withArticle(emptyEdition(2), written), blank);
const page = pageOf(bare, 2);

/** Frames in two columns below the page head, so many rows down. */
const frameAt = (column: number, row: number, height = 40) => ({
  x: page.grid.typeArea.x + column * 340,
  y: page.grid.typeArea.y + 40 + row * 60,
  width: 300,
  height,
});
const base = (column: number, row: number, height?: number) => ({
  id: newId<'block'>(),
  pageId: page.id,
  order: 10 + row + 20 * column,
  frame: frameAt(column, row, height),
});
const body = { threadOrder: 0, columns: 1, gutter: 12, gridMode: 'absolute', dropCapital: 0 } as const;
const credit = { kind: 'storypart', articleId: written.id, standOff: 0, border: 0, tint: 0 } as const;

const blocks = {
  banner: { ...base(0, 0), kind: 'banner', articleId: written.id },
  headline: { ...base(0, 1), kind: 'headline', articleId: blank.id, level: 'story', direction: 'across' },
  continued: { ...base(0, 2), kind: 'headline', articleId: written.id, level: 'continued', direction: 'across' },
  caption: { ...base(0, 3), kind: 'caption', articleId: written.id, photoId, standOff: 0 },
  summary: { ...base(0, 4), ...credit, part: 'summary' },
  byline: { ...base(0, 5, 20), ...credit, part: 'byline' },
  editor: { ...base(0, 6, 20), ...credit, part: 'editor' },
  body: { ...base(0, 7, 100), ...body, kind: 'body', articleId: blank.id },
  own: { ...base(0, 9, 100), ...body, kind: 'body', articleId: written.id },
  pullquote: { ...base(1, 0, 50), kind: 'pullquote', articleId: written.id, text: '', standOff: 0 },
  refer: { ...base(1, 1), kind: 'refer', articleId: blank.id },
  ear: { ...base(1, 2), kind: 'pagetext', text: '', align: 'centre', stands: 'middle', border: 0.6, tint: 0 },
  advert: { ...base(1, 3), kind: 'advert', advertiser: '', imageId: null, standOff: 0 },
  table: { ...base(1, 4), kind: 'table', articleId: written.id, standOff: 0, headRows: 0, align: [], rows: [] },
  filled: {
    ...base(1, 5),
    ...{ kind: 'table', articleId: written.id, standOff: 0, headRows: 0, align: [] },
    rows: [['甲', '']],
  },
} as const satisfies Readonly<Record<string, Block>>;

const edition = withBlocks(bare, Object.values(blocks));
const TYPED = '夜航';

/** Where in a record a text stands: its path, and all that stands there. */
function placesOf(record: unknown, text: string, path = ''): string[] {
  if (typeof record === 'string') return record.includes(text) ? [`${path} = ${record}`] : [];
  if (typeof record !== 'object' || record === null) return [];
  return Object.entries(record).flatMap(([name, value]) =>
    placesOf(value, text, path === '' ? name : `${path}.${name}`),
  );
}

const story = (id: string, path: string) => `articles.${id}.${path}`;
const own = (block: { readonly id: BlockId }, path: string) => `blocks.${block.id}.${path}`;

/** The text, the block it stands in, the keys that lead to it from where a double click puts the caret, and its place. */
const texts: readonly (readonly [string, keyof typeof blocks, readonly string[], string])[] = [
  ['a banner', 'banner', [], `${story(written.id, 'banner')} = ${TYPED}`],
  ['a headline', 'headline', [], `${story(blank.id, 'headlines.headline.0')} = ${TYPED}`],
  ['a kicker', 'headline', ['ArrowUp'], `${story(blank.id, 'headlines.kicker.0')} = ${TYPED}`],
  ['a deck', 'headline', ['Tab'], `${story(blank.id, 'headlines.deck.0')} = ${TYPED}`],
  ['a caption', 'caption', [], story(written.id, `photos.0.caption = ${TYPED}`)],
  ['a credit', 'caption', ['Tab'], story(written.id, `photos.0.credit = ${TYPED}`)],
  ['a summary', 'summary', [], story(written.id, `headlines.summary = ${TYPED}`)],
  ['a byline', 'byline', [], story(written.id, `byline = ${TYPED}`)],
  ['an editor’s line', 'editor', [], story(written.id, `editor = ${TYPED}`)],
  ['body copy', 'body', [], story(blank.id, `body.0.children.0.text = ${TYPED}`)],
  ['a pull quote', 'pullquote', [], own(blocks.pullquote, `text = ${TYPED}`)],
  ['the headline a refer shows', 'refer', [], story(blank.id, `headlines.headline.0 = ${TYPED}`)],
  ['a nameplate’s ear', 'ear', [], own(blocks.ear, `text = ${TYPED}`)],
  ['an advert’s place', 'advert', [], own(blocks.advert, `advertiser = ${TYPED}`)],
  ['an empty table', 'table', [], own(blocks.table, `rows.0.0 = ${TYPED}`)],
  ['the second cell of a table', 'filled', ['Tab'], own(blocks.filled, `rows.0.1 = ${TYPED}`)],
];

describe('typing where one types', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-places-'));
  const path = join(folder, 'own.dayang');
  let window: DayangWindow;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    () => {
      EditionFile.create(path, edition);
      return path;
    },
  );
  afterAll(() => removeFolder(folder));
  beforeAll(async () => {
    await window.page.keyboard.press('ControlOrMeta+PageDown');
    await window.painted(2);
  });

  /** The middle of a block, near its left side. */
  const middleOf = async (name: keyof typeof blocks): Promise<readonly [number, number]> => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    const scale = sheet.width / page.grid.trim.width;
    const { frame } = blocks[name];
    return [sheet.x + (frame.x + 20) * scale, sheet.y + (frame.y + frame.height / 2) * scale];
  };
  const focused = () => window.page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '');
  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const leave = async () => {
    await window.page.keyboard.press('Escape');
    await until(focused).toBe('pasteboard');
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('Escape');
  };

  it.each(texts)(
    'writes %s there alone after a double click, and takes it back at once',
    async (_, name, keys, place) => {
      const before = await saved();
      await window.page.mouse.dblclick(...(await middleOf(name)));
      await until(focused).toMatch(/^page-(input|field)$/u);
      for (const key of keys) await window.page.keyboard.press(key);
      await window.page.keyboard.insertText(TYPED);
      await until(async () => placesOf(await saved(), TYPED)).toEqual([place]);
      await leave();
      await window.undo();
      await until(saved).toEqual(before);
    },
  );

  it.each(texts)('writes %s after Enter, without the mouse', async (_, name, keys, place) => {
    const before = await saved();
    const [x, y] = await middleOf(name);
    await window.page.mouse.click(x, y);
    await window.page.keyboard.press('Enter');
    // Of a table that is filled, Enter goes among its cells first.
    if (name === 'filled') await window.page.keyboard.press('Enter');
    await until(focused).toMatch(/^page-(input|field)$/u);
    for (const key of keys) await window.page.keyboard.press(key);
    await window.page.keyboard.insertText(TYPED);
    await until(async () => placesOf(await saved(), TYPED)).toEqual([place]);
    await leave();
    await window.undo();
    await until(saved).toEqual(before);
  });

  it.each([
    ['a headline of two lines', 'continued', `headlines.headline.0 = ${TYPED}`],
    ['body copy', 'own', `body.0.children.0.text = ${TYPED}`],
  ] as const)('selects with Ctrl+A all of %s and nothing else', async (_, name, place) => {
    const before = await saved();
    await window.page.mouse.dblclick(...(await middleOf(name)));
    await until(focused).toBe('page-input');
    await window.page.keyboard.press('ControlOrMeta+A');
    await window.page.keyboard.insertText(TYPED);
    await until(async () => placesOf(await saved(), TYPED)).toEqual([story(written.id, place)]);
    const { headlines, body: copy } = (await saved()).articles[written.id] ?? written;
    expect(name === 'own' ? copy.length : headlines.headline.length).toBe(1);
    await leave();
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('has a field in the galley for every one of them', async () => {
    const { page: shown } = window;
    await shown.mouse.click(...(await middleOf('filled')));
    for (const part of ['banner', `caption.${photoId}`, `credit.${photoId}`, `quote.${blocks.pullquote.id}`]) {
      const before = await saved();
      const field = shown.locator(`.galley textarea[data-part="${part}"]`);
      await field.click();
      await shown.keyboard.insertText(TYPED);
      await until(async () => placesOf(await saved(), TYPED).length).toBe(1);
      await field.blur();
      await window.undo();
      await until(saved).toEqual(before);
    }
    // The first takes the table, another the cell.
    for (let click = 0; click < 2; click++) await shown.mouse.click(...(await middleOf('filled')));
    await until(() => shown.getByTestId('block-fields').locator('[data-part^="cell."]').count()).toBe(1);
    await until(() => shown.getByTestId('block-fields').getByLabel('表格（一行一行，列间用制表符）').count()).toBe(2);
  });

  it('leads on through a table by Tab and Enter, and makes rows and columns where it ends', async () => {
    const { keyboard, mouse } = window.page;
    await mouse.dblclick(...(await middleOf('table')));
    await until(focused).toBe('page-field');
    for (const key of ['区县', 'Tab', '面积', 'Enter', '东湖', 'Tab', '1.5']) {
      if (key === 'Tab' || key === 'Enter') await keyboard.press(key);
      else await keyboard.insertText(key);
    }
    const rows = async () => {
      const block = (await saved()).blocks[blocks.table.id];
      return block?.kind === 'table' ? block.rows : null;
    };
    await until(rows).toEqual([
      ['区县', '面积'],
      ['东湖', '1.5'],
    ]);
    await leave();
  });

  it('goes on in a cell after its menu: what is pasted from there comes into it', async () => {
    const before = await saved();
    const { page: shown } = window;
    await shown.mouse.dblclick(...(await middleOf('filled')));
    await until(focused).toBe('page-field');
    await shown.keyboard.press('ControlOrMeta+C');
    await shown.keyboard.press('Tab');
    await shown.getByTestId('page-field').click({ button: 'right' });
    await shown.getByRole('menuitem', { name: /^粘贴/u }).click();
    const rows = async () => {
      const block = (await saved()).blocks[blocks.filled.id];
      return block?.kind === 'table' ? block.rows : null;
    };
    await until(rows).toEqual([['甲', '甲']]);
    expect(Object.keys((await saved()).articles)).toEqual(Object.keys(before.articles));
    await until(focused).toBe('page-field');
    await leave();
    await window.undo();
    await until(saved).toEqual(before);
  });

  it('ends where a press outside closed the menu', async () => {
    await window.page.mouse.dblclick(...(await middleOf('filled')));
    await until(focused).toBe('page-field');
    await window.page.getByTestId('page-field').click({ button: 'right' });
    await window.page.getByRole('menu').waitFor();
    await window.page.mouse.click(...(await middleOf('banner')));
    await until(() => window.page.getByTestId('page-field').count()).toBe(0);
    await leave();
  });

  it('says what of a cell’s words finds no room', async () => {
    await window.page.mouse.dblclick(...(await middleOf('filled')));
    await until(focused).toBe('page-field');
    await window.page.keyboard.insertText(`${'长'.repeat(1_000)}尾巴`);
    await window.page.getByText('后面的 2 字没有收进来：“尾巴”').waitFor();
    const cell = async () => {
      const block = (await saved()).blocks[blocks.filled.id];
      return block?.kind === 'table' ? block.rows[0]?.[0]?.length : null;
    };
    await until(cell).toBe(1_000);
    await leave();
    expect(window.errors).toEqual([]);
  });
});
