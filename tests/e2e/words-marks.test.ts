/** Marks on words that are of no article: swept on the page, put by key, carried out, and reached by keys alone. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { shownRuns } from '../../shared/compose/shown-words.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { testResources } from '../kit/editions.ts';
import { wordsPage } from '../kit/words-page.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const { edition, quote, figure, table, charts, head } = wordsPage();
const [page] = compose(edition, testResources()).pages;

describe('marks on words of blocks', () => {
  let window: DayangWindow;
  const path = windowForEdition(edition, async (opened) => {
    window = opened;
    await opened.page.keyboard.press('ControlOrMeta+F4');
    await opened.page.getByLabel('校对人').fill('李四');
    await opened.page.getByLabel('校对人').press('Tab');
  });

  const marks = () => window.page.getByTestId('marks').locator('li');
  const selected = () => window.page.locator('.overlay .text-selection');
  const shot = (name: string) => {
    const folder = process.env['DAYANG_SHOTS'];
    return folder === undefined ? null : window.page.screenshot({ path: join(folder, `${name}.png`) });
  };
  /** Draws the pointer over words of a block, as they stand on the screen. */
  const sweep = async (id: string, text: string) => {
    const run = shownRuns(page ?? { items: [] }).find((one) => one.owner === id && one.run.text.includes(text))?.run;
    const sheet = await window.page.locator('.pasteboard .page-shadow').boundingBox();
    if (run === undefined || sheet === null || page === undefined) throw new Error(`no ${text}`);
    const first = run.text.indexOf(text);
    const scale = sheet.height / page.height;
    const on = (x: number) => [sheet.x + x * scale, sheet.y + (run.y - run.size * 0.38) * scale] as const;
    const after = run.xs[first + text.length] ?? (run.xs[first + text.length - 1] ?? 0) + run.size;
    await window.page.mouse.move(...on((run.xs[first] ?? 0) + run.size * 0.1));
    await window.page.mouse.down();
    await window.page.mouse.move(...on(after - run.size * 0.1), { steps: 4 });
    await window.page.mouse.up();
    await until(() => selected().count()).toBeGreaterThan(0);
  };
  const answer = async (text: string) => {
    await window.page.getByRole('dialog').getByRole('textbox').fill(text);
    await window.page.getByRole('dialog').getByRole('textbox').press('Enter');
  };
  const blocks = async () => {
    await window.saved();
    return savedEdition(path).blocks;
  };

  it.each([
    ['a quotation', quote.id, '自己的'],
    ['a figure’s label', figure.id, '六层'],
    ['a cell', table.id, '三季度'],
    ['a chart’s title', charts[0]?.id ?? '', '增长'],
  ])('are put on what is swept of %s, and carried out there', async (_, id, text) => {
    const count = await marks().count();
    await sweep(id, text);
    await window.page.keyboard.press('r');
    await answer('改好了');
    await until(() => marks().count()).toBe(count + 1);
    await shot(`words-mark-${count}`);
    await window.page.keyboard.press('Tab');
    await marks().last().locator('.proof-mark-text').click();
    await window.page.keyboard.press('Enter');
    await until(async () => JSON.stringify((await blocks())[id])).toContain('改好了');
    expect(JSON.stringify((await blocks())[id])).not.toContain(`${text}`);
    await window.page.keyboard.press('ControlOrMeta+Z');
    await until(async () => JSON.stringify((await blocks())[id])).toContain(text);
  });

  it('are put on a page head’s words, which a person has to see to', async () => {
    const count = await marks().count();
    await sweep(head.id, '第1版');
    await window.page.keyboard.press('d');
    await until(() => marks().count()).toBe(count + 1);
    await shot('words-mark-head');
  });

  it('are reached by keys alone: from text to text, and along them', async () => {
    await window.page.keyboard.press('ControlOrMeta+Shift+B');
    await window.page.keyboard.press('Escape');
    const count = await marks().count();
    // The story is of one line; the quotation and what else stands by it follow.
    await window.page.keyboard.press('PageDown');
    for (let stop = 0; stop < 20 && (await selected().count()) === 0; stop++) {
      await window.page.keyboard.press('PageDown');
      await window.page.keyboard.press('Shift+ArrowRight');
    }
    await window.page.keyboard.press('Shift+ArrowRight');
    await window.page.keyboard.press('d');
    await until(() => marks().count()).toBe(count + 1);
  });
});
