/** What checks find in copy, where it stands: underlined, gone through by key, mended, marked and waived beside it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { applyPatches } from '../../shared/edition/operations.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { startRound } from '../../shared/proof/rounds.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const wrong = article(
  ['目的是为了改善民生，公安机关依法对他作出行政拘流的决定。', '会议的目的是为了便民，到会的人不少。'],
  { headlines: { kicker: [], headline: ['目的是为了民生'], deck: [], summary: '' } },
);
const bare = withArticle(emptyEdition(2), wrong);
const first = pageOf(bare, 1);
const laid = withBlocks(bare, [bodyBlock(first, wrong, { rows: 8 })]);
const round = startRound(laid, { by: '李四', at: '2026-03-08T20:00:00+08:00', pages: [first.id] });
const edition = applyPatches(laid, round.patches).edition;

describe('findings in copy', () => {
  let window: DayangWindow;
  const path = windowForEdition(edition, async (opened) => {
    window = opened;
    await until(() => window.page.locator('.found-on-page').count()).toBe(3);
  });
  const card = () => window.page.getByTestId('finding-card');
  const saved = async () => {
    await window.saved();
    return savedEdition(path);
  };
  const copy = async () => Object.values((await saved()).articles).flatMap(({ body }) => body.map(paragraphText));
  /** The words underlined in the galley, by how. */
  const underlined = () =>
    window.page.evaluate(() =>
      Object.fromEntries(
        [...CSS.highlights].map(([name, ranges]) => [
          name,
          [...ranges].map((range) => (range instanceof Range ? range.toString() : '')),
        ]),
      ),
    );
  const openGalley = async () => {
    await window.page.locator('.copy-pool li button').first().click();
    await window.page.keyboard.press('ControlOrMeta+j');
  };
  /** Where words of the galley are on the screen. */
  const placeOf = (words: string) =>
    window.page.evaluate((wanted) => {
      for (const ranges of CSS.highlights.values())
        for (const range of ranges) {
          if (!(range instanceof Range) || range.toString() !== wanted) continue;
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x: x + width / 2, y: y + height / 2 };
        }
      throw new Error(`${wanted} is not underlined`);
    }, words);

  // Each begins with the copy as it was at first, in the galley.
  beforeEach(async () => {
    await window.page.keyboard.press('Escape');
    const isAsAtFirst = async () => JSON.stringify((await saved()).articles) === JSON.stringify(edition.articles);
    for (let step = 0; step < 12 && !(await isAsAtFirst()); step++) await window.undo();
    await openGalley();
    await until(underlined).toMatchObject({ 'finding-wrong': ['流'] });
  });

  it('are underlined in the galley by how grave they are, and told below a headline’s field', async () => {
    await until(underlined).toMatchObject({ 'finding-warning': ['目的是为了', '目的是为了'] });
    await until(() => window.page.locator('.found-line').textContent()).toContain('目的是为了');
  });

  it('are counted on the status bar, at the page, and in the plan', async () => {
    const { page } = window;
    await until(() => page.getByTestId('check-count').textContent()).toMatch(/错误 \d+，提醒 \d+/u);
    const counts = page.locator('.page-list li').filter({ hasText: '▲' }).first();
    await until(() => counts.textContent()).toMatch(/▲\d/u);
    const [cell, warnings] = [await counts.boundingBox(), await counts.locator('.warnings').boundingBox()];
    // Both counts stand under their page, within what is seen of it.
    expect((warnings?.x ?? 0) + (warnings?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + (cell?.width ?? 0));
    await page.getByTestId('check-count').click();
    await until(() => page.getByRole('tab', { name: '检查' }).getAttribute('aria-selected')).toBe('true');
  });

  it('stay on their words while one types, and nothing is told of what is typed until a second after', async () => {
    const { page } = window;
    await page.getByTestId('galley').click();
    await page.keyboard.press('ControlOrMeta+Home');
    /** Characters of its paragraph before the caret, however its lines part it. */
    const caret = () =>
      page.evaluate(() => {
        const { focusNode: node, focusOffset } = getSelection() ?? { focusNode: null, focusOffset: 0 };
        const paragraph = node?.parentElement?.closest('p');
        if (node === null || paragraph === null || paragraph === undefined) return null;
        const before = new Range();
        before.setStart(paragraph, 0);
        before.setEnd(node, focusOffset);
        return before.toString();
      });
    await page.keyboard.type('昨天，');
    expect(await underlined()).toMatchObject({ 'finding-warning': ['目的是为了', '目的是为了'] });
    await page.keyboard.type('我的目的是为了公开，');
    await until(underlined).toMatchObject({ 'finding-warning': ['目的是为了', '目的是为了', '目的是为了'] });
    expect(await caret()).toBe('昨天，我的目的是为了公开，');
    await page.keyboard.type('今');
    await until(copy).toEqual([expect.stringContaining('昨天，我的目的是为了公开，今目的是为了'), expect.anything()]);
  });

  it('never stand under other words, frame by frame, while a paragraph is typed before them', async () => {
    const { page } = window;
    await page.getByTestId('galley').click();
    await page.keyboard.press('ControlOrMeta+Home');
    await page.evaluate(() => {
      const seen = new Set<string>();
      const look = () => {
        for (const range of CSS.highlights.get('finding-wrong') ?? [])
          if (range instanceof Range) seen.add(range.toString());
        document.body.dataset['seen'] = [...seen].join('|');
        requestAnimationFrame(look);
      };
      look();
    });
    await page.keyboard.type('今天上午，市里开会，');
    await page.keyboard.press('Enter');
    await page.keyboard.type('会后');
    await until(copy).toEqual(['今天上午，市里开会，', expect.stringMatching(/^会后目的是/u), expect.anything()]);
    await until(underlined).toMatchObject({ 'finding-wrong': ['流'] });
    expect(await page.evaluate(() => document.body.dataset['seen'])).toBe('流');
  });

  it('stay underlined where lines are shown as set, and no longer', async () => {
    const { page } = window;
    const likely = async () => (await underlined())['finding-wrong'];
    const lines = () => page.locator('.galley-copy.set').count();
    for (const shown of [0, 1, 0, 1]) {
      await page.getByRole('button', { name: '照版分行' }).click();
      await until(lines).toBe(shown);
      await until(likely).toEqual(['流']);
    }
  });

  it.each(['galley', 'page'])('show their card by a click: in the %s', async (where) => {
    const { page } = window;
    const line = page.locator('.found-on-page.wrong .found-line-path');
    // The line is drawn anew whenever the page is: there may be none for a moment.
    const boxOf = async () => (await line.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await until(async () => (await boxOf()).width).toBeGreaterThan(0);
    const box = await boxOf();
    const at = where === 'page' ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : await placeOf('流');
    await page.mouse.click(at.x, at.y);
    await until(() => card().textContent()).toContain('拘留');
    // It takes no keyboard from whoever writes, and is gone with the next key.
    expect(await card().evaluate((element) => element.contains(document.activeElement))).toBe(false);
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await page.locator('[role="menu"] [data-command="check.mend"]').waitFor();
    // What is done about it, and what is cut and pasted: all of copy's own below it would not be seen on a small screen.
    if (where === 'galley')
      expect(await page.evaluate(() => document.querySelector('[role="menu"]')?.clientHeight)).toBeLessThan(400);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await until(() => card().count()).toBe(0);
  });

  it('are gone through by key, mended by Enter, and the next comes', async () => {
    const { page } = window;
    await openGalley();
    const told = () => card().textContent();
    let last: string | null = null;
    for (let step = 0; step < 20 && last?.includes('拘留') !== true; step++) {
      const before = last;
      await page.keyboard.press('F5');
      await until(told).not.toBe(before);
      last = await told();
    }
    await until(told).toContain('拘留');
    expect(await card().evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Enter');
    await until(copy).toEqual([expect.stringContaining('行政拘留的决定'), expect.anything()]);
    await until(told).toContain('目的是');
    await page.keyboard.press('Escape');
    await until(() => card().count()).toBe(0);
    // The keyboard is where it was before.
    await until(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('galley');
    await window.undo();
    await until(underlined).toMatchObject({ 'finding-wrong': ['流'] });
  });

  it('are gone through from the caret on, either way', async () => {
    const { page } = window;
    const told = () => card().textContent();
    await page.getByTestId('galley').click();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let at = 0; at < 8; at++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('F5');
    await until(told).toContain('拘留');
    await page.keyboard.press('Escape');
    await until(() => card().count()).toBe(0);
    // From where one was led, on; from where one has put the caret since, back.
    await page.keyboard.press('F5');
    await until(told).toContain('会议的目的是为了');
    await page.keyboard.press('Escape');
    await until(() => card().count()).toBe(0);
    await page.keyboard.press('ControlOrMeta+Home');
    for (let at = 0; at < 8; at++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+F5');
    await until(told).toContain('目的是为了改善');
  });

  it('are all that is lit in the galley while one goes through them, and left at their words', async () => {
    const { page } = window;
    const told = () => card().textContent();
    const selected = () => page.evaluate(() => getSelection()?.toString());
    await page.getByTestId('galley').click();
    await page.keyboard.press('ControlOrMeta+Home');
    for (let at = 0; at < 3; at++) await page.keyboard.press('Shift+ArrowRight');
    await until(selected).toBe('目的是');
    await page.keyboard.press('F5');
    await until(told).toContain('目的是为了改善');
    await page.keyboard.press('F5');
    await until(told).toContain('拘留');
    await until(selected).toBe('');
    await until(async () => (await underlined())['finding-open']).toEqual(['流']);
    await page.keyboard.press('Escape');
    await until(selected).toBe('流');
    await page.keyboard.press('F5');
    await until(told).toContain('会议的目的是为了');
  });

  it('show their card on the page by their words once their block is selected', async () => {
    const { page } = window;
    const line = page.locator('.found-on-page.wrong .found-line-path');
    const boxOf = async () => (await line.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await until(async () => (await boxOf()).width).toBeGreaterThan(0);
    await page.getByTestId('pasteboard').click({ position: { x: 12, y: 12 } });
    const box = await boxOf();
    // The line is a pixel below the words, and is measured with the reach of its waves.
    const word = { x: box.x + box.width / 2, y: box.y + box.height / 2 - 3 };
    await page.mouse.click(word.x, word.y);
    await until(() => page.locator('rect.selected').count()).toBeGreaterThan(0);
    await until(() => page.locator('.found-pointed').count()).toBe(1);
    await until(() => card().count()).toBe(0);
    await page.mouse.click(word.x, word.y);
    await until(() => card().textContent()).toContain('拘留');
  });

  it('are mended by the mouse one after another, the keyboard where it was', async () => {
    const { page } = window;
    const inGalley = () => page.evaluate(() => document.activeElement?.getAttribute('data-testid'));
    await page.getByTestId('galley').click();
    const at = await placeOf('流');
    await page.mouse.click(at.x, at.y);
    await card().getByRole('button', { name: '改为“留”' }).click();
    await until(copy).toEqual([expect.stringContaining('行政拘留的决定'), expect.anything()]);
    await until(() => card().textContent()).toContain('会议的目的是为了');
    expect(await inGalley()).toBe('galley');
    await card().getByRole('button', { name: '上一处' }).click();
    await until(() => card().textContent()).toContain('目的是为了改善');
    expect(await inGalley()).toBe('galley');
    await page.keyboard.type('今');
    await until(() => card().count()).toBe(0);
    expect(await inGalley()).toBe('galley');
  });

  it('are mended in the list one after another, the keyboard with the next', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '检查' }).click();
    const rows = page.locator('.finding').filter({ hasText: '目的是为了' });
    await until(() => rows.count()).toBe(3);
    await rows.nth(1).getByRole('button', { name: /^改为/u }).click();
    await until(() => rows.count()).toBe(2);
    await until(() => page.evaluate(() => document.activeElement?.closest('.finding') !== null)).toBe(true);
  });

  it('have a word learnt from the characters that were found, as one makes it', async () => {
    const { page } = window;
    const at = await placeOf('流');
    await page.mouse.click(at.x, at.y);
    await card()
      .getByRole('button', { name: /^记住…/u })
      .click();
    const word = card().getByLabel('要记住的词');
    await until(() => word.inputValue()).toBe('拘流的');
    await word.fill('行政');
    await word.press('Enter');
    await page.locator('.notices').getByText('没有记住“行政”').waitFor();
    await word.fill('行政拘流');
    await word.press('Enter');
    await page.locator('.notices').getByText('记住了“行政拘流”').waitFor();
    await until(async () => Object.keys(await underlined())).not.toContain('finding-wrong');
    await page.keyboard.press('Escape');
    await window.undo();
    await until(underlined).toMatchObject({ 'finding-wrong': ['流'] });
  });

  it('are marks of the machine in its own colour, by key, and taken back as one step', async () => {
    const { page } = window;
    const at = await placeOf('流');
    await page.mouse.click(at.x, at.y);
    await card().waitFor();
    await page.keyboard.press('ControlOrMeta+Shift+F5');
    await until(async () =>
      Object.values((await saved()).marks).map(({ order, reader, quote }) => [order, reader, quote]),
    ).toEqual([[{ kind: 'correct', text: '留' }, 'machine', '流']]);
    await until(() => page.locator('.mark-stroke').first().getAttribute('stroke')).toBe('#7b3fa6');
    await page.keyboard.press('ControlOrMeta+F4');
    await until(() => page.getByTestId('marks').textContent()).toContain('机器');
    await until(() => page.getByTestId('error-estimate').textContent()).toContain('估计');
    await page.keyboard.press('ControlOrMeta+F2');
    await window.undo();
    await until(async () => (await saved()).marks).toEqual({});
  });

  it.each(['mouse', 'keyboard'])(
    'of one rule are mended together once they are seen, as one step: by %s',
    async (by) => {
      const { page } = window;
      const places = page.getByTestId('alike').locator('li');
      if (by === 'mouse') {
        const at = await placeOf('目的是为了');
        await page.mouse.click(at.x, at.y);
        await card().getByRole('button', { name: '同类都改（3）…' }).click();
        await until(() => places.allTextContents()).toEqual([
          expect.stringContaining('目的是为了目的是民生'),
          expect.stringContaining('目的是为了目的是改善民生'),
          expect.stringContaining('会议的目的是为了目的是便民'),
        ]);
        await page.getByRole('button', { name: '改这 3 处' }).click();
      } else {
        await page.locator('.found-line').first().press('Enter');
        await card().getByRole('button', { name: '同类都改（3）…' }).press('Enter');
        await until(() => places.count()).toBe(3);
        await page.keyboard.press('Enter');
      }
      await page.locator('.notices').getByText('改了 3 处').waitFor();
      const mended = await saved();
      expect(Object.values(mended.articles)[0]?.headlines.headline).toEqual(['目的是民生']);
      expect(await copy()).toEqual([expect.stringMatching(/^目的是改善/u), expect.stringContaining('目的是便民')]);
      await page.keyboard.press('Escape');
      await window.undo();
      await until(async () => (await copy()).join('')).toContain('目的是为了便民');
      expect(Object.values((await saved()).articles)[0]?.headlines.headline).toEqual(['目的是为了民生']);
    },
  );

  it('of one rule stay where they are unchecked, and all of them where one leaves', async () => {
    const { page } = window;
    const ask = async () => {
      await until(underlined).toMatchObject({ 'finding-warning': ['目的是为了', '目的是为了'] });
      const at = await placeOf('目的是为了');
      await page.mouse.click(at.x, at.y);
      await card().getByRole('button', { name: '同类都改（3）…' }).click();
      await page.getByTestId('alike').waitFor();
    };
    await ask();
    await page.keyboard.press('Escape');
    await until(() => page.getByTestId('alike').count()).toBe(0);
    expect((await copy()).join('')).toContain('目的是为了改善');
    await page.keyboard.press('Escape');
    await ask();
    await page.getByTestId('alike').getByRole('checkbox').nth(1).uncheck();
    await page.getByRole('button', { name: '改这 2 处' }).click();
    await until(copy).toEqual([expect.stringMatching(/^目的是为了改善/u), expect.stringContaining('目的是便民')]);
  });

  it.each(['mouse', 'keyboard'])('are waived in the whole story, with a reason: by %s', async (by) => {
    const { page } = window;
    await until(underlined).toMatchObject({ 'finding-warning': ['目的是为了', '目的是为了'] });
    if (by === 'mouse') {
      const at = await placeOf('目的是为了');
      await page.mouse.click(at.x, at.y);
      await card().getByRole('button', { name: /^略过/u }).click();
      await card().getByLabel('略过的范围').selectOption('story');
      await card().getByLabel('略过的理由').fill('引语');
      await card().getByLabel('略过的理由').press('Enter');
    } else {
      await page.locator('.found-line').first().press('Enter');
      await card().getByRole('button', { name: /^略过/u }).press('Enter');
      await page.keyboard.press('Tab');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Shift+Tab');
      await page.keyboard.type('引语');
      await page.keyboard.press('Enter');
    }
    await until(async () => Object.values((await saved()).waivers).map(({ anchor }) => anchor.kind)).toEqual(['story']);
    await until(async () => Object.keys(await underlined())).not.toContain('finding-warning');
    await until(() => page.locator('.found-line').count()).toBe(0);
    await page.keyboard.press('Escape');
    await window.undo();
    await until(underlined).toMatchObject({ 'finding-warning': ['目的是为了', '目的是为了'] });
  });

  it('are listed by kind and by how grave they are, as one chooses', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '检查' }).click();
    await page.getByLabel('分组').selectOption('kind');
    await until(() => page.locator('.checks-panel header b').allTextContents()).toContain('错字');
    await page.getByLabel('只看').selectOption('characters');
    await until(() => page.locator('.finding').count()).toBe(1);
    for (const grave of ['错误', '提醒'])
      await page.getByRole('button', { name: new RegExp(`^${grave} \\d`, 'u') }).click();
    await until(() => page.locator('.finding').count()).toBe(0);
    expect(window.errors).toEqual([]);
  });
});

describe('findings in a long story', () => {
  const PARAGRAPHS = 60;
  const texts = Array.from({ length: PARAGRAPHS }, (_, at) => `第${at + 1}次会议的目的是为了便民，到会的人不少。`);
  const long = article(texts);
  const pages = withArticle(emptyEdition(1), long);
  let window: DayangWindow;
  windowForEdition(withBlocks(pages, [bodyBlock(pageOf(pages, 1), long, { rows: 60 })]), async (opened) => {
    window = opened;
    await until(() => window.page.locator('.found-on-page').count()).toBeGreaterThan(0);
  });
  /** The paragraphs of the galley in which something is underlined. */
  const underlined = () =>
    window.page.evaluate(() =>
      [...(CSS.highlights.get('finding-warning') ?? [])].map(
        ({ startContainer }) => startContainer.parentElement?.closest('p')?.textContent ?? '',
      ),
    );

  it('are underlined in the galley where it is looked at, and wherever one goes in it', async () => {
    const { page } = window;
    const [first = '', last = ''] = [texts[0], texts.at(-1)];
    await page.locator('.copy-pool li button').first().click();
    await page.keyboard.press('ControlOrMeta+j');
    await page.getByTestId('galley').click();
    await page.keyboard.press('ControlOrMeta+Home');
    await until(underlined).toContain(first);
    expect(await underlined()).not.toContain(last);
    await page.keyboard.press('ControlOrMeta+End');
    await until(underlined).toContain(last);
    await until(underlined).not.toContain(first);
    await page.keyboard.press('ControlOrMeta+Home');
    await until(underlined).toContain(first);
  });
});

describe('very many findings', () => {
  const commas = article(['他说,我们也说,'.repeat(150)]);
  const long = withArticle(emptyEdition(1), commas);
  let window: DayangWindow;
  windowForEdition(withBlocks(long, [bodyBlock(pageOf(long, 1), commas, { rows: 8 })]), (opened) => {
    window = opened;
  });

  it('are listed some at a time: keys wait for no rows', async () => {
    const { page } = window;
    await page.getByRole('tab', { name: '检查' }).click();
    await until(() => page.getByTestId('check-count').textContent()).toMatch(/提醒 300/u);
    await until(() => page.locator('.finding-text').count()).toBe(200);
    await page.getByRole('button', { name: /^还有 \d+ 条/u }).press('Enter');
    await until(() => page.locator('.finding-text').count()).toBeGreaterThanOrEqual(300);
    await until(() => page.getByRole('button', { name: /^还有 \d+ 条/u }).count()).toBe(0);
    expect(
      await page
        .locator('.finding-text')
        .nth(199)
        .evaluate((row) => row === document.activeElement),
    ).toBe(true);
    expect(window.errors).toEqual([]);
  });
});
