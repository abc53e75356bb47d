import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { ComposedEdition, ComposedPage } from '../../shared/compose/display-list.ts';
import { explainLine } from '../../shared/compose/explain.ts';
import { editBody, editStyle } from '../../shared/edition/edits.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Article, Block, BodyBlock, Edition, Setting } from '../../shared/edition/records.ts';
import { bodyCharacters, paragraphText } from '../../shared/edition/selectors.ts';
import {
  CharacterClass,
  classOf,
  prohibitedAtEnd,
  prohibitedAtStart,
  strictnessLevels,
} from '../../shared/text/characters.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
  withSetting,
} from '../kit/editions.ts';
import { type Line, linesOf, setText } from '../kit/lines.ts';
import { cases, printSeed } from '../kit/seeds.ts';

/** Copy as newsrooms write it: Han with marks, quotes, numbers, Latin words; never four marks in a row. */
const wholes = [
  '2024',
  '3.5%',
  '10:30',
  '52.3',
  '120',
  '￥300',
  '-5℃',
  '1,268.4',
  '欧阳清源',
  'GDP',
  'e-mail',
] as const;
const word = fc.oneof(
  { weight: 12, arbitrary: fc.stringMatching(/^[\u4e00-\u4fff]{1,9}$/) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(...wholes, '2024年', '52.3公里', '120万', '《东湖》', '“一证通”', 'Wi-Fi 6', '男／女'),
  },
);
const mark = fc.constantFrom('，', '。', '、', '；', '：', '？', '！', '……', '——', '”。', '，“', '（', '）', '·', '～');
const text = fc
  .array(fc.tuple(word, mark), { minLength: 0, maxLength: 40 })
  .map((pairs) => pairs.map(([left, right]) => left + right).join(''));
const body = fc.array(fc.record({ text, type: fc.constantFrom('paragraph', 'paragraph', 'paragraph', 'subhead') }), {
  minLength: 1,
  maxLength: 7,
});

const setting: fc.Arbitrary<Partial<Setting>> = fc.record({
  strictness: fc.constantFrom(...strictnessLevels),
  adjacentMarks: fc.constantFrom('one-and-a-half-em', 'one-em'),
  hanging: fc.boolean(),
  gap: fc.constantFrom(0, 0.125, 0.2, 0.25),
  widestGap: fc.constantFrom(0.25, 1 / 3, 0.5),
  halfDigits: fc.boolean(),
  breakDates: fc.boolean(),
  widowLines: fc.constantFrom(1, 2),
  orphanLines: fc.constantFrom(1, 2),
  jumpReach: fc.integer({ min: 0, max: 4 }),
});

interface Case {
  readonly edition: Edition;
  readonly story: Article;
  readonly obstacles: readonly Block[];
  readonly setting: Partial<Setting>;
}

/** One article through one to three blocks on up to three pages, perhaps round pictures. */
const layout: fc.Arbitrary<Case> = fc
  .record({
    body,
    blocks: fc.array(
      fc.record({
        span: fc.integer({ min: 1, max: 3 }),
        rows: fc.integer({ min: 1, max: 14 }),
        gridMode: fc.constantFrom<BodyBlock['gridMode']>('absolute', 'absolute', 'relative', 'free', 'automatic'),
        wide: fc.boolean(),
        foot: fc.constantFrom<BodyBlock['foot']>(undefined, undefined, 'fill'),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    photos: fc.array(
      fc.record({
        column: fc.integer({ min: 0, max: 2 }),
        row: fc.integer({ min: 12, max: 20 }),
        rows: fc.integer({ min: 2, max: 6 }),
        shift: fc.integer({ min: -60, max: 60 }),
      }),
      { maxLength: 2 },
    ),
    jumps: fc.boolean(),
    copyToCome: fc.boolean(),
    dropCapital: fc.constantFrom(0, 0, 2, 3),
    subheadRows: fc.constantFrom(undefined, 2, 3),
    setting,
  })
  .map(({ body: paragraphs, blocks, photos, jumps, copyToCome, dropCapital, subheadRows, setting: chosen }) => {
    const story = {
      ...article([], { copyToCome }),
      body: paragraphs.map((one) => paragraph(one.text, one.type === 'subhead' ? 'subhead' : 'paragraph')),
    };
    let edition = withArticle(emptyEdition(3), story);
    edition = { ...edition, edition: { ...edition.edition, names: ['欧阳清源'] } };
    edition = applyPatches(edition, editStyle(edition, 'subhead', { rows: subheadRows })).edition;
    const placed: Block[] = blocks.map(({ span, rows, gridMode, wide, foot }, at) => {
      const page = pageOf(edition, jumps ? at + 1 : 1);
      const block = bodyBlock(page, story, { column: 0, span, row: 12 + at * 16, rows, thread: at });
      const own = { ...block, gridMode, dropCapital: at === 0 ? dropCapital : 0, columns: wide ? 1 : block.columns };
      return foot === undefined ? own : { ...own, foot };
    });
    const obstacles = photos.map((photo): Block => {
      const block = photoBlock(pageOf(edition, 1), story, { ...photo, span: 1 });
      return { ...block, frame: { ...block.frame, x: block.frame.x + photo.shift } };
    });
    edition = withSetting(withBlocks(edition, [...placed, ...obstacles]), 'body', chosen);
    return { edition, story, obstacles, setting: chosen };
  });

const resources = testResources();
/** Cases of each property; all of them together are several thousand a run. */
const MANY = 2000;

/** Everything that can be seen of a composition; pages make their items when they are read. */
function bytes(composed: ComposedEdition): string {
  return JSON.stringify(composed);
}

/** Lines of copy of the story, with where they stand in their paragraph. */
function copyLines(page: ComposedPage, story: Article) {
  return linesOf(page).flatMap((line) => {
    const [run] = line.runs;
    const part = run?.source?.part;
    const one = story.body.find((paragraph_) => paragraph_.id === part);
    if (run === undefined || one === undefined || line.text === '') return [];
    const last = line.runs.at(-1);
    const to = (last?.offset ?? 0) + (last?.text.length ?? 0);
    return [{ line, from: run.offset, to, whole: paragraphText(one), size: run.size, paragraph: one }];
  });
}

/** A drop capital, larger than any line of body. */
function isInitial(line: Line): boolean {
  return (line.runs[0]?.size ?? 0) > 12;
}

/** True of a line that may stand between the page's baselines. */
function leavesGrid({ blocks, styles }: Edition, story: Article, { block, runs }: Line): boolean {
  const own = Object.values(blocks).find(({ id }) => id === block);
  const part = runs[0]?.source?.part;
  const isSubhead = story.body.some(({ id, type }) => id === part && type === 'subhead');
  return (own?.kind === 'body' && own.foot === 'fill') || (isSubhead && styles['subhead']?.rows !== undefined);
}

beforeAll(() => printSeed('engine properties'));

describe('the engine', () => {
  it('sets every character exactly once or counts it overset', () => {
    fc.assert(
      fc.property(layout, ({ edition, story }) => {
        const composed = compose(edition, resources);
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
      cases(MANY),
    );
  });

  it('keeps lines in their frames, on the grid and clear of pictures', () => {
    fc.assert(
      fc.property(layout, ({ edition, story, obstacles, setting: chosen }) => {
        const composed = compose(edition, resources);
        for (const page of composed.pages) {
          const { grid } = pageOf(edition, page.number);
          for (const line of linesOf(page)) {
            if (isInitial(line)) continue;
            const block = page.blocks.find((one) => one.id === line.block);
            const frame = block?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
            const size = line.runs[0]?.size ?? 0;
            // A mark's blank half may lie outside: half an em at either end, an em where marks hang.
            const right = chosen.hanging === true ? 1.01 : 0.51;
            expect(line.x).toBeGreaterThanOrEqual(frame.x - size * 0.51);
            if (line.end > frame.x + frame.width + size * right) throw new Error(`${line.text} ends at ${line.end}`);
            expect(line.y).toBeGreaterThan(frame.y);
            expect(line.y).toBeLessThan(frame.y + frame.height + 0.01);
            const row = (line.y - grid.typeArea.y) / grid.leading;
            const onGrid = row - Math.floor(row);
            const baseline = ((grid.leading - grid.bodySize) / 2 + 0.88 * grid.bodySize) / grid.leading;
            // A subhead stands in the middle of its rows, and copy that fills its foot leaves them.
            if (!leavesGrid(edition, story, line)) expect(Math.abs(onGrid - baseline)).toBeLessThan(1e-6);
            for (const obstacle of obstacles) {
              if (obstacle.pageId !== page.id) continue;
              const top = line.y - 0.88 * size;
              const { x, y, width, height } = obstacle.frame;
              const beside = line.end - size * right <= x || line.x + size * 0.51 >= x + width;
              const clear = beside || top >= y + height - 0.01 || line.y + 0.12 * size <= y + 0.01;
              const place = `${line.text} ${line.x}–${line.end}, ${line.y}`;
              if (!clear) throw new Error(place);
            }
          }
        }
      }),
      cases(MANY),
    );
  });

  for (const strictness of strictnessLevels) {
    it(`starts and ends no line with a mark that may not stand there: ${strictness}`, () => {
      fc.assert(
        fc.property(layout, (one) => {
          const edition = withSetting(one.edition, 'body', { strictness });
          const cache = createComposeCache();
          const composed = compose(edition, resources, cache);
          for (const page of composed.pages) {
            for (const { line, from, to, whole, paragraph: own } of copyLines(page, one.story)) {
              if (to >= whole.length || own.type === 'subhead' || isInitial(line)) continue;
              // A word wider than its line is divided where it must be, and reported.
              if (explainLine(cache, one.story.id, own.id, from)?.setting.isReported === true) continue;
              const isLeader = /^(?:——|……)/u.test(whole.slice(to, to + 2));
              const next = isLeader ? CharacterClass.leader : classOf(whole.codePointAt(to) ?? 0);
              const last = classOf(whole.charCodeAt(to - 1));
              const place = `${line.text}|${whole.slice(to, to + 2)}`;
              expect([place, prohibitedAtStart(next, strictness)]).toEqual([place, false]);
              expect([place, prohibitedAtEnd(last, strictness)]).toEqual([place, false]);
            }
          }
        }),
        cases(MANY),
      );
    });
  }

  it('divides no pair, number, word or name', () => {
    fc.assert(
      fc.property(layout, ({ edition, story }) => {
        const cache = createComposeCache();
        const composed = compose(edition, resources, cache);
        for (const page of composed.pages) {
          for (const { line, from, to, whole, paragraph: own } of copyLines(page, story)) {
            if (to >= whole.length || isInitial(line)) continue;
            // Two-em marks hold together whatever the measure.
            expect(
              [...line.text].length === 1 || !/^(?:—(?!—)|…(?!…))/u.test(whole.slice(to - 1)) || evenRun(whole, to),
            ).toBe(true);
            const isReported = explainLine(cache, story.id, own.id, from)?.setting.isReported === true;
            if (isReported || own.type === 'subhead') continue;
            for (const kept of wholes) {
              const at = whole.lastIndexOf(kept, to - 1);
              const divided = at >= 0 && at < to && at + kept.length > to;
              if (divided) throw new Error(`${kept} divided in ${whole}: ${lines_(page, story)}`);
            }
          }
        }
      }),
      cases(MANY),
    );
  });

  it('ends justified lines on the measure, or reports them', () => {
    fc.assert(
      fc.property(layout, ({ edition, story }) => {
        const cache = createComposeCache();
        const composed = compose(edition, resources, cache);
        for (const page of composed.pages) {
          for (const { line, from, paragraph: own } of copyLines(page, story)) {
            if (isInitial(line)) continue;
            const explained = explainLine(cache, story.id, own.id, from);
            if (explained === null) throw new Error(`no explanation: ${line.text}`);
            const { setting: how } = explained;
            if (!how.isJustified) continue;
            const short = Math.abs(how.width - how.measure) * (line.runs[0]?.size ?? 0);
            if (short > 0.01) expect([line.text, how.isReported]).toEqual([line.text, true]);
          }
        }
      }),
      cases(MANY),
    );
  });

  it('gives the same bytes twice', () => {
    fc.assert(
      fc.property(layout, ({ edition }) => {
        expect(bytes(compose(edition, resources))).toBe(bytes(compose(edition, resources)));
      }),
      cases(60),
    );
  });

  it('composes edits from its cache as it would from nothing', () => {
    const edits = fc.array(
      fc.record({
        at: fc.nat(),
        text,
        kind: fc.constantFrom('replace', 'insert', 'remove', 'type', 'frame', 'setting'),
        rows: fc.integer({ min: 1, max: 14 }),
        setting,
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(layout, edits, ({ edition, story }, changes) => {
        const cache = createComposeCache();
        compose(edition, resources, cache);
        let current = edition;
        for (const change of changes) {
          const paragraphs = [...(current.articles[story.id]?.body ?? [])];
          const at = paragraphs.length === 0 ? 0 : change.at % paragraphs.length;
          const old = paragraphs[at];
          if (change.kind === 'replace') paragraphs.splice(at, 1, paragraph(change.text));
          if (change.kind === 'insert') paragraphs.splice(at, 0, paragraph(change.text));
          if (change.kind === 'remove') paragraphs.splice(at, 1);
          if (change.kind === 'type' && old !== undefined) {
            const whole = paragraphText(old);
            const middle = change.at % (whole.length + 1);
            const typed = `${whole.slice(0, middle)}字${whole.slice(middle)}`;
            paragraphs.splice(at, 1, { ...old, children: [{ text: typed }] });
          }
          if (change.kind === 'frame') {
            const block = Object.values(current.blocks).find((one) => one.kind === 'body');
            if (block !== undefined) {
              const height = change.rows * pageOf(current, 1).grid.leading;
              current = withBlocks(current, [{ ...block, frame: { ...block.frame, height } }]);
            }
          }
          if (change.kind === 'setting') current = withSetting(current, 'body', change.setting);
          current = applyPatches(current, editBody(current, story.id, paragraphs)).edition;
          expect(bytes(compose(current, resources, cache))).toBe(bytes(compose(current, resources)));
        }
      }),
      cases(120),
    );
  });

  it('composes edits of a long story over many pages as it would from nothing', () => {
    const sentence = '东湖南岸的灯火一直亮到深夜，人们慢慢散去，第二天清早又排起长队。';
    const edits = fc.array(fc.record({ at: fc.nat(), text: fc.oneof(text, fc.constant('')) }), {
      minLength: 1,
      maxLength: 10,
    });
    fc.assert(
      fc.property(edits, fc.boolean(), (changes, copyToCome) => {
        const story = article(
          Array.from({ length: 160 }, (_, at) => sentence.repeat(1 + (at % 4))),
          { copyToCome },
        );
        let current = withArticle(emptyEdition(8), story);
        current = withBlocks(
          current,
          Array.from({ length: 8 }, (_, at) =>
            bodyBlock(pageOf(current, at + 1), story, { rows: 22, span: 3, thread: at }),
          ),
        );
        const cache = createComposeCache();
        compose(current, resources, cache);
        for (const change of changes) {
          const paragraphs = [...(current.articles[story.id]?.body ?? [])];
          const at = change.at % paragraphs.length;
          paragraphs.splice(at, change.at % 3, ...(change.text === '' ? [] : [paragraph(change.text)]));
          current = applyPatches(current, editBody(current, story.id, paragraphs)).edition;
          expect(bytes(compose(current, resources, cache))).toBe(bytes(compose(current, resources)));
        }
      }),
      cases(15),
    );
  });

  it('marks every jump at both ends, and only jumps', () => {
    fc.assert(
      fc.property(layout, ({ edition }) => {
        const composed = compose(edition, resources);
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
      cases(MANY),
    );
  });

  it('sets no two lines on one place', () => {
    fc.assert(
      fc.property(layout, ({ edition }) => {
        for (const page of compose(edition, resources).pages) {
          const lines = linesOf(page).filter((line) => line.text !== '' && !isInitial(line));
          lines.forEach((a, at) => {
            for (const b of lines.slice(at + 1)) {
              if (Math.abs(a.y - b.y) > 0.01) continue;
              const slack = 0.51 * (a.runs[0]?.size ?? 0) + 0.51 * (b.runs[0]?.size ?? 0);
              const apart = a.end <= b.x + slack || b.end <= a.x + slack;
              const place = `${a.text} ${a.x}–${a.end} | ${b.text} ${b.x}–${b.end}`;
              if (!apart) throw new Error(place);
            }
          });
        }
      }),
      cases(MANY),
    );
  });
});

function lines_(page: ComposedPage, story: Article): string {
  return copyLines(page, story)
    .map(({ line }) => `${line.text} ${line.x.toFixed(1)}–${line.end.toFixed(1)}`)
    .join(' / ');
}

/** True where an offset lies between two units of a run of dashes or dots. */
function evenRun(whole: string, at: number): boolean {
  const mark = whole.charAt(at);
  let from = at;
  while (from > 0 && whole.charAt(from - 1) === mark) from--;
  return (at - from) % 2 === 0;
}
