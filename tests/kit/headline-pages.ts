/** Random pages full of headlines and pull quotes: all that is broken by words. */
import fc from 'fast-check';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Block, Edition, HeadlineBlock } from '../../shared/edition/records.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';
import { headlines } from './headlines.ts';

/** Rows of the grid a headline of a random page has, and the first row of the first. */
const ROWS = 8;
const FIRST_ROW = 10;
const HEADLINES = 4;

/** Text as headlines have it, and as nobody would write it. */
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...headlines(500)) },
  { weight: 2, arbitrary: fc.stringMatching(/^[\u4e00-\u9fa5]{1,24}$/) },
  { weight: 1, arbitrary: fc.stringMatching(/^[\u4e00-\u4eff A-Za-z0-9.%，：“”《》—·]{1,24}$/) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }) },
);

const headline = fc.record({
  lines: fc.array(text, { minLength: 1, maxLength: 2 }),
  level: fc.constantFrom<HeadlineBlock['level']>('lead', 'story', 'brief'),
  columns: fc.integer({ min: 1, max: 4 }),
  isDown: fc.boolean(),
  quote: fc.option(text, { nil: null }),
});

/** An edition of one page whose headlines, in columns beside pull quotes, are the ones given. */
function pageWith(given: readonly (typeof headline extends fc.Arbitrary<infer One> ? One : never)[]): Edition {
  let edition = emptyEdition(1);
  const page = pageOf(edition, 1);
  const blocks = given.flatMap(({ lines, level, columns, isDown, quote }, at): Block[] => {
    const story: Article = {
      ...article(['东湖南岸的灯亮了。']),
      headlines: { kicker: [], headline: lines, deck: [], summary: '' },
    };
    edition = withArticle(edition, story);
    const own = { pageId: page.id, articleId: story.id };
    const frame = gridFrame(page.grid, 0, columns, FIRST_ROW + at * ROWS, ROWS);
    const title: Block = {
      ...own,
      id: newId<'block'>(),
      kind: 'headline',
      order: 2 * at,
      level,
      direction: isDown ? 'down' : 'across',
      frame,
    };
    if (quote === null) return [title];
    const beside = gridFrame(page.grid, 4, 1, FIRST_ROW + at * ROWS, ROWS);
    return [
      title,
      { ...own, id: newId<'block'>(), kind: 'pullquote', order: 2 * at + 1, text: quote, standOff: 5, frame: beside },
    ];
  });
  return withBlocks(edition, blocks);
}

export const headlinePage: fc.Arbitrary<Edition> = fc
  .array(headline, { minLength: 1, maxLength: HEADLINES })
  .map((given) => pageWith(given));
