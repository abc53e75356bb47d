/** Marks on the very words of blocks, by the pointer and by keys: on the page, carried out, taken back, and looked for by 核红. */
import { describe, expect, it } from 'vitest';
import { caretLine, selectionBoxes } from '../../renderer/state/place-map.ts';
import { compose } from '../../shared/compose/compose.ts';
import { shownRuns } from '../../shared/compose/shown-words.ts';
import type { Block } from '../../shared/edition/records.ts';
import { blockParts, quotePart } from '../../shared/edition/text.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { testResources } from '../kit/editions.ts';
import { wordsPage } from '../kit/words-page.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const { edition, quote, figure, table, charts, ear, head } = wordsPage();
const [composed] = compose(edition, testResources()).pages;
if (composed === undefined) throw new Error('no page');
const page = composed;

/** What the replacement of every mark is: words that nothing else on the page has. */
const RIGHT = '改好';

/** Words of a block, and the text of it that they are in. */
interface Place {
  readonly block: Block;
  readonly part: string;
  readonly from: number;
  readonly to: number;
  /** Where the text begins on the page. */
  readonly start: number;
}

/** The words where the page shows them for the first time in a block. */
function placeOf(block: Block, words: string): Place {
  const shown = shownRuns(page).filter(({ owner }) => owner === block.id);
  const found = shown.find(({ run }) => run.text.includes(words));
  if (found === undefined) throw new Error(`the page does not show ${words}`);
  const from = found.run.offset + found.run.text.indexOf(words);
  const start = Math.min(...shown.filter(({ part }) => part === found.part).map(({ run }) => run.offset));
  return { block, part: found.part, from, to: from + words.length, start };
}

/** How many keys lead from one place of a text to another: over what the page shows of it, a character each. */
function stepsIn(blockId: Block['id'], part: string, from: number, to: number): number {
  const offsets = Array.from({ length: to - from }, (_, at) => from + at + 1);
  return offsets.filter((offset) => caretLine(page, { blockId, part, offset }) !== null).length;
}

/** The place behind the last character of a chart's title. */
const titleEnd = (chart: Block<'table'>) => ({ part: quotePart(chart.id), offset: chart.chart?.title.length ?? 0 });

const partsOf = (block: Block | undefined): Map<string, string> =>
  new Map((block === undefined ? [] : blockParts(block)).map(({ part, text }) => [part, text]));

/** A block's texts with the words of a place set right. */
function corrected({ block, part, from, to }: Place) {
  const parts = partsOf(block);
  const text = parts.get(part) ?? '';
  return parts.set(part, `${text.slice(0, from)}${RIGHT}${text.slice(to)}`);
}

const [column, bar, line, pie, ring] = charts;
const own: readonly (readonly [string, Block | undefined, string])[] = [
  ['a quotation', quote, '自己的'],
  ['a figure', figure, '6.2'],
  ['the unit of a figure', figure, '万'],
  ['the label of a figure', figure, '六层'],
  ['where a figure is from', figure, '统计'],
  ['the name of a row', table, '三季度'],
  ['a head', table, '进口'],
  ['a cell', table, '21'],
  ['a title', column, '增长'],
  ['the unit of columns', column, '亿元'],
  ['the name of a column', column, '三季度'],
  ['where columns are from', column, '海关'],
  ['a name of bars', bar, '一季度'],
  ['a key of a line', line, '出口'],
  ['a slice', pie, '21'],
  ['the name of a slice', ring, '一季度'],
  ['an ear', ear, '多云'],
];
const places = own.map(([what, block, words]): [string, Place] => {
  if (block === undefined) throw new Error('five charts were asked for');
  return [`${what}: ${words}`, placeOf(block, words)];
});

describe('marks on words of blocks', () => {
  let window: DayangWindow;
  const path = windowForEdition(edition, async (opened) => {
    window = opened;
    await press('ControlOrMeta+F4');
    await window.page.getByLabel('校对人').fill('李四');
    await window.page.getByLabel('校对人').press('Tab');
    await press('ControlOrMeta+Shift+B');
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const marks = () => window.page.getByTestId('marks').locator('li');
  const state = (at: number) => marks().nth(at).getAttribute('data-state');
  const selected = () => window.page.locator('.overlay .text-selection');
  const caret = () => window.page.locator('.overlay .caret');
  const answer = async (text: string) => {
    await window.page.getByTestId('prompt').fill(text);
    await press('Enter');
  };
  const blockNow = async ({ id }: Block) => {
    await window.saved();
    return savedEdition(path).blocks[id];
  };
  /** A place of the page on the screen. */
  const onScreen = async (x: number, y: number): Promise<readonly [number, number]> => {
    const sheet = await window.page.locator('.pasteboard .page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page');
    const scale = sheet.height / page.height;
    return [sheet.x + x * scale, sheet.y + y * scale];
  };
  const boxesOf = ({ block, part, from, to }: Place) =>
    selectionBoxes(page, { owner: block.id, parts: [part], from, to });

  /** Turns the wheel until a height of the page is seen. */
  const scrollTo = async (y: number) => {
    const board = window.page.getByTestId('pasteboard');
    const [seen, [, at]] = [await board.boundingBox(), await onScreen(0, y)];
    if (seen === null) throw new Error('no board');
    const [top, bottom] = [seen.y + 20, seen.y + seen.height - 40];
    if (at > top && at < bottom) return;
    await board.dispatchEvent('wheel', { deltaY: at - (top + bottom) / 2 });
    const now = async () => (await onScreen(0, y))[1];
    await until(async () => (await now()) > top && (await now()) < bottom).toBe(true);
  };
  const sweep = async (place: Place) => {
    const [first] = boxesOf(place);
    const last = boxesOf(place).at(-1);
    if (first === undefined || last === undefined) throw new Error('not on the page');
    await scrollTo(first.y);
    const { mouse } = window.page;
    await mouse.move(...(await onScreen(first.x + 0.5, first.y + first.height / 2)));
    await mouse.down();
    await mouse.move(...(await onScreen(last.x + last.width - 0.5, last.y + last.height / 2)), { steps: 4 });
    await mouse.up();
  };
  /** From text to text with one key until the caret is at the start of the one meant, then along it. */
  const walkTo = async ({ block, part, from, to, start }: Place) => {
    const line = caretLine(page, { blockId: block.id, part, offset: start });
    if (line === null) throw new Error('not on the page');
    const [x, y] = await onScreen(line.x, line.top);
    const isThere = async () => {
      const box = (await caret().count()) === 0 ? null : await caret().boundingBox();
      return box !== null && Math.abs(box.x + 1 - x) < 1.5 && Math.abs(box.y - y) < 1.5;
    };
    for (let stop = 0; stop < 200 && !(await isThere()); stop++) await press('PageDown');
    expect(await isThere()).toBe(true);
    for (let at = stepsIn(block.id, part, start, from); at > 0; at--) await press('ArrowRight');
    for (let at = stepsIn(block.id, part, from, to); at > 0; at--) await press('Shift+ArrowRight');
  };
  const hands = { pointer: sweep, keys: walkTo };

  describe.each(['pointer', 'keys'] as const)('by %s', (hand) => {
    it.each(places)('are put on %s, drawn there, carried out there alone, and taken back', async (_, place) => {
      await press('ControlOrMeta+Shift+B');
      await press('Escape');
      await hands[hand](place);
      await until(() => selected().count()).toBeGreaterThan(0);
      await press('r');
      await answer(RIGHT);
      await until(() => marks().count()).toBe(1);
      const words = partsOf(place.block).get(place.part)?.slice(place.from, place.to) ?? '';
      await until(() => marks().first().textContent()).toContain(`“${words}”`);
      const [box] = boxesOf(place);
      const area = await window.page.locator('.mark-area.selected').first().boundingBox();
      if (box === undefined || area === null) throw new Error('no mark is drawn');
      const [left, top] = await onScreen(box.x, box.y);
      const [right, bottom] = await onScreen(box.x + box.width, box.y + box.height);
      const [across, down] = [area.x + area.width / 2, area.y + area.height / 2];
      expect([across > left, across < right, down > top, down < bottom]).toEqual([true, true, true, true]);
      expect(area.width).toBeLessThan((right - left) * 1.35 + 4);
      await press('ControlOrMeta+Shift+B');
      await press('Enter');
      await until(() => state(0)).toBe('done');
      await until(async () => partsOf(await blockNow(place.block))).toEqual(corrected(place));
      await window.undo();
      await until(async () => partsOf(await blockNow(place.block))).toEqual(partsOf(place.block));
      await until(() => state(0)).toBe('open');
      await window.undo();
      await until(() => marks().count()).toBe(0);
      expect(window.errors).toEqual([]);
    });
  });

  const put = async (place: Place, key: string, words: string) => {
    const count = await marks().count();
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    await sweep(place);
    await until(() => selected().count()).toBeGreaterThan(0);
    await press(key);
    if (words !== '') await answer(words);
    await until(() => marks().count()).toBe(count + 1);
  };
  /** Writes in a field of a block, as whoever corrects by hand does. */
  const writeIn = async (block: Block, label: string, words: string) => {
    const { x, y } = block.frame;
    await scrollTo(y);
    await press('ControlOrMeta+Shift+B');
    await window.page.keyboard.down('Alt');
    await window.page.mouse.click(...(await onScreen(x + 3, y + 3)));
    await window.page.keyboard.up('Alt');
    await window.page.getByRole('tab', { name: '属性' }).click();
    await window.page.getByLabel(label, { exact: true }).fill(words);
    await window.page.getByLabel(label, { exact: true }).blur();
    await until(async () => JSON.stringify(await blockNow(block))).toContain(words);
    await window.page.locator('.inspector').getByRole('tab', { name: '校对' }).click();
  };
  const verified = () => window.page.getByTestId('verified');

  it('are a person’s on what the program makes', async () => {
    await put(placeOf(head, '第1版'), 'd', '');
    await press('ControlOrMeta+Shift+B');
    await press('Enter');
    await window.page.getByText('这个符号要人工处理').waitFor();
    await until(() => state(0)).toBe('open');
    await window.undo();
    await until(() => marks().count()).toBe(0);
  });

  it('are looked for by 核红: carried out, forgotten, done otherwise, and beside them what nobody asked for', async () => {
    if (column === undefined || bar === undefined) throw new Error('five charts were asked for');
    await put(placeOf(quote, '自己的'), 'r', '大家的');
    await press('ControlOrMeta+Shift+B');
    await press('Enter');
    await until(() => state(0)).toBe('done');
    await put(placeOf(table, '21'), 'r', '22');
    await put(placeOf(column, '增长'), 'r', '上升');
    await press('ControlOrMeta+Alt+H');
    await until(() => verified().textContent()).toContain('待改 2 处');
    await writeIn(column, '图题', '进出口都在下降');
    await writeIn(bar, '图题', '进出口都在增加');
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    await marks().nth(1).locator('button').first().click();
    await window.page.getByRole('button', { name: '答复' }).click();
    await answer('改了');
    await until(() => verified().textContent()).toContain('漏改或改错 2 处，另改 1 处');
    await until(() => verified().locator('li').allTextContents()).toEqual([
      expect.stringContaining('“21”'),
      expect.stringContaining('“增长”'),
      expect.stringContaining('图表“进出口都在增加” “长” → “加”'),
    ]);
    // What is found is gone to, at its very words.
    await verified().locator('li').last().locator('button').click();
    const there = caretLine(page, { blockId: bar.id, ...titleEnd(bar) });
    const [x] = await onScreen(there?.x ?? 0, 0);
    await until(async () => Math.abs(((await caret().boundingBox())?.x ?? 0) - x)).toBeLessThanOrEqual(12);
  });

  it('stay in the next round beside its own, on the words as they are now', async () => {
    await press('ControlOrMeta+Alt+N');
    await until(() => window.page.getByLabel('校次名称').inputValue()).toBe('二校');
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    await hands.keys({ ...placeOf(quote, '自己的') });
    await press('d');
    await until(() => marks().count()).toBe(4);
    await until(() => marks().last().textContent()).toContain('“大家的”');
    const colours = new Set(
      await window.page
        .locator('.proof-layer .mark-stroke')
        .evaluateAll((all) => all.map((one) => one.getAttribute('stroke'))),
    );
    expect(colours.size).toBe(2);
    await press('ControlOrMeta+Shift+B');
    await press('Enter');
    await until(async () => partsOf(await blockNow(quote)).get(quotePart(quote.id))).toBe(
      quote.text.replace('自己的', ''),
    );
    await press('ControlOrMeta+Alt+H');
    await until(() => verified().textContent()).toContain('二校');
    expect(window.errors).toEqual([]);
  });
});
