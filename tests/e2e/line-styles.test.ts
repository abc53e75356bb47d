/** Character styles in the fields of a headline and a caption: by the keys of the copy, shown at once, a step each. */
import { describe, expect, it } from 'vitest';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { captionPart, linePart, readRuns } from '../../shared/edition/text.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { article, bodyBlock, emptyEdition, pageOf, photoBlock, withArticle, withBlocks } from '../kit/editions.ts';
import { windowForEdition } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

const photo = { id: newId<'photo'>(), imageId: null, caption: '水面3600m2。', credit: '高明摄' };
const story = article(['正文在这里。'], {
  headlines: { kicker: [], headline: ['全市CO2少了', '湖水清了'], deck: [], summary: '' },
  photos: [photo],
});

function made(): Edition {
  const edition = withArticle(emptyEdition(), story);
  const page = pageOf(edition, 1);
  const own = { pageId: page.id, articleId: story.id };
  const blocks: Block[] = [
    {
      ...own,
      ...{ id: newId<'block'>(), kind: 'headline', level: 'story', direction: 'across', order: 1 },
      frame: gridFrame(page.grid, 0, 3, 14, 8),
    },
    { ...bodyBlock(page, story, { rows: 10, span: 2, row: 24 }) },
    { ...photoBlock(page, story, { column: 2, span: 2, row: 24, rows: 10 }), photoId: photo.id },
    {
      ...own,
      ...{ id: newId<'block'>(), kind: 'caption', photoId: photo.id, standOff: 5, order: 3 },
      frame: gridFrame(page.grid, 2, 2, 34, 2),
    },
  ];
  return withBlocks(edition, blocks);
}

describe('character styles of headlines and captions', () => {
  let window: DayangWindow;
  const path = windowForEdition(made(), (opened) => {
    window = opened;
  });
  const runs = async (part: string) => {
    await window.saved();
    const saved = savedEdition(path).articles[story.id];
    return saved === undefined ? null : readRuns(saved, part);
  };
  const field = (part: string) => window.page.locator(`.galley textarea[data-part="${part}"]`);
  const select = (part: string, from: number, to: number) =>
    field(part).evaluate(
      (element: HTMLTextAreaElement, [start = 0, end = 0]) => {
        element.focus();
        element.setSelectionRange(start, end);
      },
      [from, to],
    );
  const shown = (name: string) => window.page.locator(`.styled-line .${name}`).allTextContents();

  it('are put on in a headline’s field, and taken away, a step each', async () => {
    const part = linePart('headline', 0);
    await select('headline', 4, 5);
    await window.page.keyboard.press('ControlOrMeta+Alt+Shift+Equal');
    await until(() => shown('look-sub')).toEqual(['2']);
    expect(await runs(part)).toEqual([{ text: '全市CO' }, { text: '2', script: 'sub' }, { text: '少了' }]);
    await until(() => window.page.locator('.galley-bar [aria-pressed="true"]').allTextContents()).toContain('下角');
    await window.page.keyboard.press('ControlOrMeta+Alt+Shift+Equal');
    await until(() => shown('look-sub')).toEqual([]);
    await window.undo();
    await until(() => shown('look-sub')).toEqual(['2']);
    // What is typed behind the figure is as the rest.
    await select('headline', 5, 5);
    await window.page.keyboard.insertText('又');
    await until(() => runs(part)).toEqual([{ text: '全市CO' }, { text: '2', script: 'sub' }, { text: '又少了' }]);
    await window.undo();
    await window.undo();
    await until(() => runs(part)).toEqual([{ text: '全市CO2少了' }]);
  });

  it('go over the lines of a headline, as one step', async () => {
    await select('headline', 5, 9);
    await window.page.keyboard.press('ControlOrMeta+B');
    await until(() => shown('strong')).toEqual(['少了', '湖']);
    await window.undo();
    await until(() => shown('strong')).toEqual([]);
  });

  it('are given by the palette, with what it asks for, to a caption', async () => {
    const part = captionPart(photo.id);
    await select(part, 0, 2);
    await window.command('注音…', 'shuǐ miàn');
    await until(() => runs(part)).toEqual([
      { text: '水', ruby: 'shuǐ' },
      { text: '面', ruby: 'miàn' },
      { text: '3600m2。' },
    ]);
    await until(() => window.page.locator('.styled-line .look-ruby').count()).toBe(2);
    // A reading stands clear of the field's rule: its top is three quarters of an em above its character's box.
    const clear = await window.page
      .locator('.styled-line .look-ruby')
      .first()
      .evaluate((one) => {
        const [top, em] = [one.getBoundingClientRect().top, Number.parseFloat(getComputedStyle(one).fontSize)];
        const field = one.closest('p')?.parentElement?.querySelector('textarea[data-part^="caption"]');
        return (
          top +
          Number.parseFloat(getComputedStyle(one, '::before').top) -
          (field?.getBoundingClientRect().bottom ?? top + em)
        );
      });
    expect(clear).toBeGreaterThanOrEqual(0);
    await window.undo();
    await until(() => runs(part)).toEqual([{ text: '水面3600m2。' }]);
  });

  it('are printed in a swatch that is asked for by its name', async () => {
    await select('headline', 2, 4);
    await window.page.keyboard.press('ControlOrMeta+Shift+C');
    await window.page.getByTestId('prompt').fill('报红');
    await window.page.keyboard.press('Enter');
    await until(() => runs(linePart('headline', 0))).toEqual([
      { text: '全市' },
      { text: 'CO', colour: 'red' },
      { text: '2少了' },
    ]);
    await window.undo();
    await until(() => runs(linePart('headline', 0))).toEqual([{ text: '全市CO2少了' }]);
  });

  it('are said to be for what is selected, where nothing is', async () => {
    await select('headline', 3, 3);
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('data-part'))).toBe('headline');
    await window.page.keyboard.press('ControlOrMeta+B');
    await until(() => window.page.getByText('先选中标题、图片说明或来源里的字').count()).toBe(1);
  });
});
