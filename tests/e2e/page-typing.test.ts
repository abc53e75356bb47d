import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { caretLine, type TextPlace } from '../../renderer/state/place-map.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { Article } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { testResources } from '../kit/editions.ts';
import { windowForSuite } from './suite.ts';
import { settled, until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** What a page's body blocks say, a line for each block. */
function bodyText(page: ComposedPage): string {
  const said = ({ id }: { readonly id: string }) =>
    page.items.map((item) => (item.kind === 'glyphs' && item.blockId === id ? item.text : '')).join('');
  const bodies = page.blocks.filter(({ kind }) => kind === 'body').map(said);
  return bodies.filter((text) => text !== '').join('\n');
}

describe('typing on the page itself', () => {
  let path = '';
  let window: DayangWindow;
  let before = '';
  let story: Article;
  windowForSuite(async (opened, data) => {
    window = opened;
    path = join(data.path, 'editions', 'sample.dayang');
    before = await window.articleText();
    const found = Object.values(savedEdition(path).articles).find(
      (one) => one.body.map(paragraphText).join('\n') === before,
    );
    if (found === undefined) throw new Error('no story');
    story = found;
    await window.page.keyboard.press('ControlOrMeta+Shift+B');
    await window.page.keyboard.press('ControlOrMeta+1');
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const undo = async () => {
    await window.undo();
  };

  /** Where a place of the story stands in the window. */
  const at = async (part: string, offset: number): Promise<readonly [number, number]> => {
    await window.saved();
    const [page] = compose(savedEdition(path), testResources()).pages;
    const place: TextPlace = { articleId: story.id, part, offset };
    const line = page === undefined ? null : caretLine(page, place);
    if (page === undefined || line === null) throw new Error('not on the page');
    // The window has to show that very page, and at rest.
    await until(() => window.pageText()).toBe(bodyText(page));
    const box = () => window.page.locator('.page-shadow').boundingBox();
    await settled(async () => JSON.stringify(await box()));
    const sheet = await box();
    if (sheet === null) throw new Error('no sheet');
    const scale = sheet.width / page.width;
    return [sheet.x + line.x * scale + 1, sheet.y + (line.top + line.height / 2) * scale];
  };
  const paragraph = (index: number) => {
    const found = story.body[index];
    if (found === undefined) throw new Error('no paragraph');
    return found.id;
  };
  /** Puts the caret at a place: a double click begins typing; while one types a click does, for a double click takes a word. */
  const typeAt = async (part: string, offset: number) => {
    const place = await at(part, offset);
    const isTyping = (await window.page.getByTestId('page-input').count()) > 0;
    await (isTyping ? window.page.mouse.click(...place) : window.page.mouse.dblclick(...place));
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(
      'page-input',
    );
  };

  it('puts plain and composed words where the caret is, and takes them back in steps', async () => {
    await typeAt(paragraph(0), 6);
    await window.page.keyboard.type('2024');
    await until(() => window.articleText()).toBe(`${before.slice(0, 6)}2024${before.slice(6)}`);
    await window.compose('shuiguang', '水光', 200);
    await until(() => window.articleText()).toBe(`${before.slice(0, 6)}2024水光${before.slice(6)}`);
    await until(() => window.pageText()).toContain('2024水光');
    await undo();
    await until(() => window.articleText()).toBe(`${before.slice(0, 6)}2024${before.slice(6)}`);
    await undo();
    await until(() => window.articleText()).toBe(before);
  });

  it('deletes, parts and joins paragraphs, and moves by lines', async () => {
    await typeAt(paragraph(0), 8);
    await press('Backspace');
    await press('Delete');
    await until(() => window.articleText()).toBe(before.slice(0, 7) + before.slice(9));
    await press('Enter');
    await until(() => window.articleText()).toBe(`${before.slice(0, 7)}\n${before.slice(9)}`);
    await press('Backspace');
    await until(() => window.articleText()).toBe(before.slice(0, 7) + before.slice(9));
    while ((await window.articleText()) !== before) {
      const now = await window.articleText();
      await undo();
      await until(() => window.articleText()).not.toBe(now);
    }
    await typeAt(paragraph(0), 3);
    const offset = async () =>
      Number(/第 (\d+) 字/u.exec((await window.page.getByTestId('caret').textContent()) ?? '')?.[1]);
    const start = await offset();
    await press('ArrowDown');
    await until(offset).toBeGreaterThan(start + 5);
    await press('ArrowUp');
    await until(offset).toBe(start);
    await press('End');
    await press('ArrowRight');
    await press('Home');
    await press('ArrowLeft');
    await until(offset).toBeGreaterThan(start);
  });

  it('selects by drawing over text and with Shift, and composes over what is selected', async () => {
    await typeAt(paragraph(0), 4);
    const from = await at(paragraph(0), 2);
    const to = await at(paragraph(0), 9);
    await window.page.mouse.move(...from);
    await window.page.mouse.down();
    await window.page.mouse.move(...to, { steps: 5 });
    await window.page.mouse.up();
    await until(() => window.page.locator('.overlay .text-selection').count()).toBeGreaterThan(0);
    await press('Shift+ArrowRight');
    await window.compose('tihuan', '替换', 200);
    await until(() => window.articleText()).toBe(`${before.slice(0, 2)}替换${before.slice(10)}`);
    await undo();
    await until(() => window.articleText()).toBe(before);
    // The block was neither moved nor selected anew.
    await press('Escape');
    await until(() => window.page.getByTestId('page-input').count()).toBe(0);
  });

  it('takes a word by a double click while one types', async () => {
    await typeAt(paragraph(0), 4);
    await window.page.mouse.dblclick(...(await at(paragraph(0), 12)));
    await until(() => window.page.locator('.overlay .text-selection').count()).toBeGreaterThan(0);
    await press('Delete');
    await until(() => window.articleText()).not.toBe(before);
    await undo();
    await until(() => window.articleText()).toBe(before);
    await press('Escape');
    await until(() => window.page.getByTestId('page-input').count()).toBe(0);
  });

  it('writes in headlines and captions', async () => {
    // The second line: the first is above the board's edge at this size.
    const [, line = ''] = story.headlines.headline;
    await typeAt('headline.1', 2);
    await window.compose('xin', '新', 200);
    await until(() => window.pageText('headline')).toContain(`${line.slice(0, 2)}新${line.slice(2)}`);
    await undo();
    await until(() => window.pageText('headline')).toContain(line);
    await press('Escape');
    const photo = story.photos.find((one) => one.caption !== '');
    if (photo === undefined) throw new Error('no caption');
    await typeAt(`caption.${photo.id}`, 3);
    await window.page.keyboard.type('7');
    await press('Backspace');
    await window.compose('tu', '图', 200);
    await until(() => window.pageText('caption')).toContain(`${photo.caption.slice(0, 3)}图`);
    await undo();
    await press('Escape');
    await press('Escape');
    expect(window.errors).toEqual([]);
  });
});
