/** Vertical lines (竖排), boxes and quotations in the window: by the inspector, by keys, by the palette. */
import { describe, expect, it } from 'vitest';
import { caretLine } from '../../renderer/state/place-map.ts';
import { compose } from '../../shared/compose/compose.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const story = article(['东湖南岸的“灯火”一直亮到深夜，第12版有诗：人们慢慢散去——明天再来。'.repeat(5)]);
const bare = withArticle(emptyEdition(1), story);
const page1 = pageOf(bare, 1);
const body = { ...bodyBlock(page1, story, { rows: 20, row: 14, span: 3 }), columns: 3 };
const quote: Block<'pullquote'> = {
  ...{ id: newId<'block'>(), pageId: page1.id, order: 90, kind: 'pullquote', articleId: story.id, standOff: 5 },
  ...{ text: '把遮阳伞还给读者', frame: gridFrame(page1.grid, 3, 2, 14, 7) },
};

describe('vertical lines and boxes in the window', () => {
  let window: DayangWindow;
  const path = windowForEdition(withBlocks(bare, [body, quote]), async (opened) => {
    window = opened;
    await until(() => window.pageText()).toContain('东湖南岸的“灯火”');
  });

  const at = async (x: number, y: number): Promise<readonly [number, number]> => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    const scale = (sheet?.width ?? 0) / page1.grid.trim.width;
    return [(sheet?.x ?? 0) + x * scale, (sheet?.y ?? 0) + y * scale];
  };
  const click = async ({ frame: { x, y, width, height } }: Pick<Block, 'frame'>) =>
    window.page.mouse.click(...(await at(x + width / 2, y + height / 2)));
  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const bodyNow = async () => {
    const found = (await saved()).blocks[body.id];
    return found?.kind === 'body' ? found : null;
  };

  it('turns lines by the inspector and by a key, each in one step', async () => {
    await click(body);
    await window.page.getByLabel('排向', { exact: true }).selectOption('down');
    await until(async () => (await bodyNow())?.direction).toBe('down');
    expect((await bodyNow())?.columns).toBe(1);
    await until(() => window.page.getByLabel('分栏（上下）', { exact: true }).count()).toBe(1);
    await window.undo();
    await until(async () => (await bodyNow())?.direction).toBe(undefined);
    await click(body);
    await window.page.keyboard.press('ControlOrMeta+Alt+K');
    await until(async () => (await bodyNow())?.direction).toBe('down');
  });

  it('types in vertical lines where the pointer went, and moves down along them', async () => {
    const [first] = story.body;
    if (first === undefined) throw new Error('no paragraph');
    const place = { articleId: story.id, part: first.id, offset: 4 };
    const [set] = compose(await saved(), testResources()).pages;
    const line = set === undefined ? null : caretLine(set, place);
    if (line === null) throw new Error('not on the page');
    const point = await at(line.x + (line.width ?? 0) / 2, line.top + 0.5);
    const focus = () => window.page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    await window.page.mouse.dblclick(...point);
    await until(focus).toBe('page-input');
    await window.page.mouse.click(...point);
    await until(focus).toBe('page-input');
    const caret = window.page.locator('.overlay .caret');
    await until(() => caret.count()).toBe(1);
    const box = () => caret.boundingBox();
    expect((await box())?.width).toBeGreaterThan((await box())?.height ?? 99);
    const before = await box();
    await window.page.keyboard.press('ArrowDown');
    await until(async () => ((await box())?.y ?? 0) > (before?.y ?? 0) + 2).toBe(true);
    await window.page.keyboard.press('ArrowLeft');
    await until(async () => ((await box())?.x ?? 0) < (before?.x ?? 0) - 2).toBe(true);
    await window.page.keyboard.press('ArrowRight');
    await window.page.keyboard.press('ArrowUp');
    await until(async () => Math.abs(((await box())?.y ?? 0) - (before?.y ?? 0)) < 1).toBe(true);
    await window.page.keyboard.type('3');
    const text = paragraphText(first);
    const written = async () => (await saved()).articles[story.id]?.body.map(paragraphText).join('');
    await until(written).toBe(`${text.slice(0, 4)}3${text.slice(4)}`);
    await window.undo();
    await window.page.keyboard.press('Escape');
  });

  it('boxes what is selected, moves and sizes it as one, and takes it back', async () => {
    await window.page.keyboard.press('Escape');
    await click(body);
    await window.page.keyboard.press('ControlOrMeta+Alt+Shift+B');
    const panel = async () => Object.values((await saved()).blocks).find(({ kind }) => kind === 'panel');
    await until(async () => (await panel())?.group !== undefined).toBe(true);
    const boxed = await bodyNow();
    expect(boxed?.group).toBe((await panel())?.group);
    await window.page.keyboard.press('Shift+ArrowDown');
    await until(async () => ((await bodyNow())?.frame.height ?? 0) > (boxed?.frame.height ?? 0) + 10).toBe(true);
    await window.page.keyboard.press('ArrowDown');
    await until(async () => ((await bodyNow())?.frame.y ?? 0) > (boxed?.frame.y ?? 0) + 10).toBe(true);
    for (let steps = 0; steps < 3; steps++) await window.undo();
    await until(async () => await panel()).toBe(undefined);
    expect((await bodyNow())?.frame).toEqual(body.frame);
  });

  it('sets a quotation off by a bar', async () => {
    await window.page.keyboard.press('Escape');
    await click(quote);
    await window.page.getByLabel('引语式样', { exact: true }).selectOption('bar');
    await until(async () => {
      const found = (await saved()).blocks[quote.id];
      return found?.kind === 'pullquote' ? found.look : null;
    }).toBe('bar');
    expect(window.errors).toEqual([]);
  });
});
