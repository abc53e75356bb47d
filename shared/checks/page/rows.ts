/** Running text on the rows and columns of its page. */
import { gutterWidth } from '../../edition/formats.ts';
import { hasNarrowGutter, writeField } from '../../edition/page-grid.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import type { PageCheck, PageFinding } from '../check.ts';

/** A size so little larger than its row, in points, is one: sizes are typed in hundredths. */
const SLACK = 0.01;

export const rowsTooLow: PageCheck = {
  scope: 'page',
  id: 'rows-too-low',
  title: { zh: '行距小于字号', en: 'Rows lower than the text' },
  source: 'domain.md §2: leading 1.4 to 1.5 of the body size, all body on one baseline grid',
  run: ({ edition, page, items }) => {
    const leading = edition.pages[page.id]?.grid.leading ?? Number.POSITIVE_INFINITY;
    const found = new Map<string, PageFinding>();
    for (const item of items) {
      if (item.kind !== 'glyphs' || item.source === null || item.size <= leading + SLACK) continue;
      // A drop capital stands over several rows, and is one character.
      if (found.has(item.blockId) || edition.blocks[item.blockId]?.kind !== 'body' || item.text.length < 2) continue;
      const [size, rows] = [item.size, leading].map((value) => Math.round(value * 100) / 100);
      found.set(item.blockId, {
        severity: 'warning',
        blockId: item.blockId,
        zh: `正文 ${size} 磅，本版行距只有 ${rows} 磅，上下行会碰到。请改行距，或改正文样式的字号。`,
        en: `Text of ${size} pt stands on rows of ${rows} pt, and lines touch. Change the page’s leading or the style’s size.`,
      });
    }
    return [...found.values()];
  },
};

export const gutterTooNarrow: PageCheck = {
  scope: 'page',
  id: 'gutter-too-narrow',
  title: { zh: '栏距不足一字', en: 'Gutter below a character' },
  source: 'domain.md §2: a gutter of one to one and a half characters',
  run: ({ edition, page }) => {
    const grid = edition.pages[page.id]?.grid;
    if (grid === undefined || !hasNarrowGutter(grid)) return [];
    if (blocksOnPage(edition, page.id).every(({ kind }) => kind !== 'body')) return [];
    const gutter = writeField('gutter', gutterWidth(grid));
    const character = writeField('gutter', grid.bodySize);
    return [
      {
        severity: 'warning',
        blockId: null,
        zh: `栏距 ${gutter}，不到正文一个字（${character}），相邻两栏的字会连着读。请减少每栏字数，或加大栏距。`,
        en: `The gutter of ${gutter} is less than a character of body text (${character}), and columns are read into each other. Set fewer characters per column, or a wider gutter.`,
      },
    ];
  },
};
