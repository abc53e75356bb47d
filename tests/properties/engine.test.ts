import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { ComposedEdition } from '../../shared/compose/display-list.ts';
import { editBody } from '../../shared/edition/edits.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article, Block, Edition } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText } from '../../shared/edition/selectors.ts';
import { classOf, prohibitedAtEnd, prohibitedAtStart } from '../../shared/text/characters.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  photoBlock,
  testFonts,
  withArticle,
  withBlocks,
} from '../kit/editions.ts';
import { linesOf, setText } from '../kit/lines.ts';

/** Copy as newsrooms write it: Han with marks, quotes, numbers, Latin words; never four marks in a row. */
const word = fc.oneof(
  { weight: 12, arbitrary: fc.stringMatching(/^[\u4e00-\u4fff]{1,9}$/) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('2024年', '3.5%', '10:30', '52.3公里', '120万', 'GDP', 'e-mail', '《东湖》', '“一证通”'),
  },
);
const mark = fc.constantFrom('，', '。', '、', '；', '：', '？', '！', '……', '——', '”。', '，“', '（', '）', '·');
const text = fc
  .array(fc.tuple(word, mark), { minLength: 0, maxLength: 40 })
  .map((pairs) => pairs.map(([left, right]) => left + right).join(''));
const texts = fc.array(text, { minLength: 1, maxLength: 7 });

interface Case {
  readonly edition: Edition;
  readonly story: Article;
  readonly obstacle: Block | null;
}

/** One article through one to three blocks on two pages, perhaps round a picture. */
const layout: fc.Arbitrary<Case> = fc
  .record({
    texts,
    spans: fc.array(fc.record({ span: fc.integer({ min: 1, max: 3 }), rows: fc.integer({ min: 1, max: 14 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    photo: fc.option(
      fc.record({
        column: fc.integer({ min: 0, max: 2 }),
        row: fc.integer({ min: 12, max: 18 }),
        rows: fc.integer({ min: 2, max: 6 }),
      }),
    ),
    jumps: fc.boolean(),
    copyToCome: fc.boolean(),
  })
  .map(({ texts: copy, spans, photo, jumps, copyToCome }) => {
    const story = article(copy, { copyToCome });
    let edition = withArticle(emptyEdition(2), story);
    const blocks: Block[] = spans.map(({ span, rows }, at) => {
      const page = pageOf(edition, jumps && at > 0 ? 2 : 1);
      return bodyBlock(page, story, { column: 0, span, row: 12 + at * 16, rows, thread: at });
    });
    const obstacle = photo === null ? null : photoBlock(pageOf(edition, 1), story, { ...photo, span: 1 });
    if (obstacle !== null) blocks.push(obstacle);
    edition = withBlocks(edition, blocks);
    return { edition, story, obstacle };
  });

const fonts = testFonts();
const runs = { numRuns: 200 };

function bytes(composed: ComposedEdition): string {
  return JSON.stringify(composed);
}

describe('the engine', () => {
  it('sets every character exactly once or counts it overset', () => {
    fc.assert(
      fc.property(layout, ({ edition, story }) => {
        const composed = compose(edition, fonts);
        const [fit] = composed.articles;
        expect(fit?.charactersIn).toBe(bodyCharacters(story));
        expect((fit?.charactersComposed ?? 0) + (fit?.charactersOverset ?? 0)).toBe(fit?.charactersIn);
        let isWhole = true;
        let set = 0;
        for (const one of story.body) {
          const whole = paragraphText(one);
          const shown = setText(composed, one.id);
          expect(whole.startsWith(shown.text)).toBe(true);
          expect(new Set(shown.offsets).size).toBe(shown.offsets.length);
          // After the first paragraph that is cut, nothing is set.
          if (!isWhole) expect(shown.text).toBe('');
          if (shown.text !== whole) isWhole = false;
          set += [...shown.text].length;
        }
        expect(set).toBe(fit?.charactersComposed);
      }),
      runs,
    );
  });

  it('keeps lines in their frames, on the grid and clear of pictures', () => {
    fc.assert(
      fc.property(layout, ({ edition, obstacle }) => {
        const composed = compose(edition, fonts);
        for (const page of composed.pages) {
          const { grid } = pageOf(edition, page.number);
          for (const line of linesOf(page)) {
            const block = page.blocks.find((one) => one.id === line.block);
            const frame = block?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
            const size = line.runs[0]?.size ?? 0;
            // A mark's blank half may lie outside: half an em at either end.
            expect(line.x).toBeGreaterThanOrEqual(frame.x - size * 0.51);
            expect(line.end).toBeLessThanOrEqual(frame.x + frame.width + size * 0.51);
            expect(line.y).toBeGreaterThan(frame.y);
            expect(line.y).toBeLessThan(frame.y + frame.height + 0.01);
            const row = (line.y - grid.typeArea.y) / grid.leading;
            const onGrid = row - Math.floor(row);
            expect(
              Math.abs(onGrid - ((grid.leading - grid.bodySize) / 2 + 0.88 * grid.bodySize) / grid.leading),
            ).toBeLessThan(1e-6);
            if (obstacle !== null && obstacle.pageId === page.id) {
              const top = line.y - 0.88 * size;
              const { x, y, width, height } = obstacle.frame;
              const beside = line.end - size * 0.51 <= x || line.x + size * 0.51 >= x + width;
              expect(beside || top >= y + height - 0.01 || line.y + 0.12 * size <= y + 0.01).toBe(true);
            }
          }
        }
      }),
      runs,
    );
  });

  it('starts and ends no line with a mark that may not stand there', () => {
    fc.assert(
      fc.property(layout, ({ edition }) => {
        for (const page of compose(edition, fonts).pages) {
          for (const line of linesOf(page)) {
            const isNotice = line.runs.every((run) => run.source === null);
            if (isNotice || line.text === '') continue;
            const characters = [...line.text];
            const first = classOf(characters[0]?.codePointAt(0) ?? 0);
            const last = classOf(characters.at(-1)?.codePointAt(0) ?? 0);
            const startsParagraph = line.runs[0]?.offsets[0] === 0;
            const part = line.runs[0]?.source?.part;
            const story = Object.values(edition.articles)[0];
            const whole = story?.body.find((one) => one.id === part);
            const endsParagraph =
              (line.runs.at(-1)?.offsets.at(-1) ?? 0) + (characters.at(-1)?.length ?? 0) >=
              (whole === undefined ? 0 : paragraphText(whole).length);
            if (!startsParagraph) expect([line.text, prohibitedAtStart(first)]).toEqual([line.text, false]);
            if (!endsParagraph) expect([line.text, prohibitedAtEnd(last)]).toEqual([line.text, false]);
          }
        }
      }),
      runs,
    );
  });

  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(layout, ({ edition }) => {
        expect(bytes(compose(edition, fonts))).toBe(bytes(compose(edition, fonts)));
      }),
      { numRuns: 30 },
    );
  });

  it('composes an edit from its cache as it would from nothing', () => {
    const edits = fc.array(fc.record({ at: fc.nat(), text, kind: fc.constantFrom('replace', 'insert', 'remove') }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(layout, edits, ({ edition, story }, changes) => {
        const cache = createComposeCache();
        compose(edition, fonts, cache);
        let current = edition;
        for (const change of changes) {
          const body = [...(current.articles[story.id]?.body ?? [])];
          const at = body.length === 0 ? 0 : change.at % body.length;
          if (change.kind === 'replace') body.splice(at, 1, paragraph(change.text));
          if (change.kind === 'insert') body.splice(at, 0, paragraph(change.text));
          if (change.kind === 'remove') body.splice(at, 1);
          current = applyPatches(current, editBody(current, story.id, body)).edition;
          expect(bytes(compose(current, fonts, cache))).toBe(bytes(compose(current, fonts)));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('marks every jump at both ends, and only jumps', () => {
    fc.assert(
      fc.property(layout, ({ edition }) => {
        const composed = compose(edition, fonts);
        const notices = composed.pages.flatMap((page) =>
          linesOf(page)
            .filter((line) => line.runs.every((run) => run.source === null))
            .map((line) => `${page.number}:${line.text}`),
        );
        const jumps = composed.articles.flatMap((fit) => fit.jumps);
        const expected = jumps.flatMap((jump) => [
          `${jump.from}:（下转第${jump.to}版）`,
          `${jump.to}:（上接第${jump.from}版）`,
        ]);
        expect(notices.sort()).toEqual(expected.sort());
      }),
      runs,
    );
  });
});
