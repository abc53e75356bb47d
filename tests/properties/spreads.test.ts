/** 通版: whatever stands on two pages is there again when they are parted, and no text stands in the fold. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { textIn } from '../../shared/checks/page/fold.ts';
import { compose } from '../../shared/compose/compose.ts';
import { gridFrame, gutterWidth } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { joinPages, partSpread, setFold } from '../../shared/edition/join-pages.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { blocksOnPage, pageCount } from '../../shared/edition/selectors.ts';
import { foldZone } from '../../shared/edition/spreads.ts';
import { mm } from '../../shared/edition/units.ts';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { cases, printSeed } from '../kit/seeds.ts';

function done(edition: Edition, patches: readonly Patch[] | string): Edition {
  if (typeof patches === 'string') throw new Error(patches);
  return applyPatches(edition, patches).edition;
}

/** Records with lengths to a billionth of a point: what is moved by half a sheet and back is off by the last digit. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_, one: unknown) =>
    typeof one === 'number' ? Math.round(one * 1e9) / 1e9 : one,
  );
}

const han = fc.stringMatching(
  /^[\u4e00-\u9fa5]{1,6}([，、：]|2024|Wi-Fi|《[\u4e00-\u9fa5]{2,4}》|[\u4e00-\u9fa5]{1,4}){1,6}$/u,
);

const place = fc.record({
  x: fc.double({ min: 0, max: 0.95, noNaN: true }),
  width: fc.double({ min: 0.05, max: 1, noNaN: true }),
  row: fc.integer({ min: 2, max: 50 }),
  rows: fc.integer({ min: 4, max: 20 }),
});

describe('a sheet of two pages', () => {
  beforeAll(() => printSeed('spreads'));

  it('is parted into the very pages it was joined of', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ at: place, on: fc.constantFrom(2, 3), kind: fc.constantFrom('rule', 'panel') }), {
          maxLength: 8,
        }),
        (blocks) => {
          const plain = emptyEdition(4);
          const edition = withBlocks(
            plain,
            blocks.map(({ at, on, kind }, order): Block => {
              const { id, grid } = pageOf(plain, on);
              const x = at.x * grid.trim.width;
              const frame = {
                ...{ x, y: at.row * grid.leading },
                width: Math.min(at.width * grid.trim.width, grid.trim.width - x),
                height: at.rows * grid.leading,
              };
              const base = { id: newId<'block'>(), pageId: id, order, frame };
              return kind === 'rule'
                ? { ...base, kind: 'rule' }
                : { ...base, kind: 'panel', tint: 0.1, border: 0.5, standOff: 2 };
            }),
          );
          const joined = done(edition, joinPages(edition, pageOf(edition, 2).id));
          expect(pageCount(joined)).toBe(4);
          expect(blocksOnPage(joined, pageOf(joined, 3).id)).toHaveLength(
            blocksOnPage(edition, pageOf(edition, 2).id).length + blocksOnPage(edition, pageOf(edition, 3).id).length,
          );
          const parted = done(joined, partSpread(joined, pageOf(joined, 2).id));
          expect(rounded(parted)).toEqual(rounded(edition));
        },
      ),
      cases(60),
    );
  });

  it('has no glyph of copy, headlines and heads in its fold, wherever they stand', () => {
    fc.assert(
      fc.property(
        place,
        place,
        fc.record({
          clear: fc.integer({ min: 0, max: 30 }),
          columns: fc.integer({ min: 1, max: 9 }),
          gridMode: fc.constantFrom('absolute' as const, 'relative' as const, 'free' as const, 'automatic' as const),
          direction: fc.constantFrom('across' as const, 'down' as const),
          level: fc.constantFrom('lead' as const, 'story' as const, 'brief' as const),
        }),
        fc.array(han, { minLength: 1, maxLength: 2 }),
        fc.array(han, { minLength: 1, maxLength: 5 }),
        (head, body, how, lines, texts) => {
          const { clear, columns, gridMode, direction, level } = how;
          const story = article(texts, { headlines: { kicker: ['东湖'], headline: lines, deck: [], summary: '' } });
          const plain = withArticle(emptyEdition(4), story);
          const joined = done(plain, joinPages(plain, pageOf(plain, 2).id));
          const wide = done(joined, setFold(joined, pageOf(joined, 2).id, mm(clear)));
          const { id: pageId, grid } = pageOf(wide, 2);
          const frameOf = ({ x, width, row, rows }: typeof head) => {
            const left = x * grid.trim.width;
            const wanted = Math.max(60, width * grid.trim.width);
            return {
              ...gridFrame(grid, 0, 1, row, rows),
              x: Math.min(left, grid.trim.width - 60),
              width: Math.min(wanted, grid.trim.width - Math.min(left, grid.trim.width - 60)),
            };
          };
          const own = { pageId, articleId: story.id };
          const edition = withBlocks(wide, [
            { id: newId<'block'>(), order: 5, frame: frameOf(head), ...own, kind: 'headline', level, direction },
            {
              ...{ id: newId<'block'>(), order: 6, frame: frameOf(body), ...own, kind: 'body' },
              ...{ columns, gutter: gutterWidth(grid), gridMode, threadOrder: 0, dropCapital: 0 },
              ...(direction === 'down' ? { direction } : {}),
            },
            {
              ...{ id: newId<'block'>(), order: 7, pageId, frame: gridFrame(grid, 0, 10, 72, 1.4) },
              ...{ kind: 'furniture', role: 'page-head' },
            },
          ]);
          const [, sheet] = compose(edition, testResources()).pages;
          const zone = foldZone(pageOf(edition, 2));
          if (sheet === undefined || zone === null) throw new Error('no sheet');
          expect([...textIn(sheet.items, zone)]).toEqual([]);
        },
      ),
      cases(150),
    );
  });
});
