import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { reader, wordsPage } from '../../tests/kit/words-page.ts';
import { compose } from '../compose/compose.ts';
import type { ComposedPage } from '../compose/display-list.ts';
import { programLines, shownRuns } from '../compose/shown-words.ts';
import { withMarks } from '../edition/anchors.ts';
import { editBlock } from '../edition/edits.ts';
import { anchoredText } from '../edition/flow.ts';
import type { BlockId } from '../edition/ids.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { Anchor, Mark, MarkOrder, WordsAnchor } from '../edition/proof-records.ts';
import type { Block, Edition } from '../edition/records.ts';
import { blockParts, cellPart, notePart, quotePart, readBlockPart } from '../edition/text.ts';
import { carryOut } from './carry-out.ts';
import { drawMarks } from './draw.ts';
import { placeQuoted, quotedMarkSchema, reportMark } from './quoted-marks.ts';
import { currentRound, putMark } from './rounds.ts';
import { verifyRound } from './verify.ts';

const resources = testResources();

function pageFrom(edition: Edition): ComposedPage {
  const [page] = compose(edition, resources).pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

function stretch(edition: Edition, blockId: BlockId, part: string, words: string): WordsAnchor {
  const block = edition.blocks[blockId];
  const at = (block === undefined ? null : readBlockPart(block, part))?.indexOf(words) ?? -1;
  if (at < 0) throw new Error(`${words} is not in ${part}`);
  return { kind: 'words', blockId, start: { part, offset: at }, end: { part, offset: at + words.length } };
}

function put(edition: Edition, anchor: Anchor, order: MarkOrder): { edition: Edition; mark: Mark } {
  const result = putMark(edition, currentRound(edition), anchor, order, reader);
  if (typeof result === 'string') throw new Error(result);
  const next = applyPatches(edition, result.patches).edition;
  const mark = next.marks[result.id];
  if (mark === undefined) throw new Error('no mark');
  return { edition: next, mark };
}

function edited(edition: Edition, patches: readonly Patch[]): Edition {
  return applyPatches(edition, withMarks(edition, patches)).edition;
}

function carried(edition: Edition, mark: Mark): Edition {
  const done = carryOut(edition, mark, reader);
  if (typeof done === 'string') throw new Error(done);
  return applyPatches(edition, done).edition;
}

function blockOf<T extends Block>(edition: Edition, { id }: T): T {
  return edition.blocks[id] as T;
}

const { edition: opened, quote, figure, table, charts, ear, head } = wordsPage();

describe('what a page shows of a block’s own words', () => {
  const shown = shownRuns(pageFrom(opened));

  it('is said of every run: which text it is of, and where in it', () => {
    for (const { run, of, part } of shown) {
      if (of !== 'block') continue;
      const block = opened.blocks[run.blockId];
      const text = block === undefined ? null : readBlockPart(block, part);
      expect([part, text?.slice(run.offset, run.offset + run.text.length)]).toEqual([part, run.text]);
    }
  });

  it('leaves out no text of them: every part is on the page', () => {
    const seen = new Map<string, string>();
    for (const { run, of, part } of shown) if (of === 'block') seen.set(part, (seen.get(part) ?? '') + run.text);
    const bare = (text: string) => text.replace(/[\s…]/gu, '');
    for (const block of [quote, figure, table, ...charts]) {
      const isRound = block.kind === 'table' && (block.chart?.kind === 'pie' || block.chart?.kind === 'ring');
      for (const { part, text } of blockParts(block)) {
        // A pie shows the first series alone; others read some of their figures from an axis.
        if (block.kind === 'table' && block.chart !== undefined && /^\d+$/u.test(text)) continue;
        if (isRound && /\.0\.\d+$/u.test(part)) continue;
        expect([part, bare(seen.get(part) ?? '')]).toEqual([part, bare(text)]);
      }
    }
    // What a field was filled in with is the program's.
    expect(seen.get(quotePart(ear.id))).toBe('今日天气：多云转晴');
  });

  it('has the program’s own lines apart, by which page heads are marked', () => {
    expect([...programLines(shown, head.id).values()]).toContain('第1版');
  });
});

describe('a mark on a block’s own words', () => {
  const places: readonly (readonly [string, Block, string, string])[] = [
    ['a quotation', quote, quotePart(quote.id), '自己的'],
    ['a figure', figure, quotePart(figure.id), '6.2万'],
    ['a figure’s label', figure, quotePart(figure.id), '六层'],
    ['where a figure is from', figure, notePart(figure.id), '统计'],
    ['a cell', table, cellPart(table.id, 2, 1), '18'],
    ['an ear', ear, quotePart(ear.id), '多云'],
    ...charts.map((chart): readonly [string, Block, string, string] => [
      `the title of a ${chart.chart?.kind}`,
      chart,
      quotePart(chart.id),
      '增长',
    ]),
  ];

  it.each(places)('on %s is carried out there, and nowhere else', (_, block, part, words) => {
    const { edition, mark } = put(opened, stretch(opened, block.id, part, words), { kind: 'correct', text: '改好' });
    expect(mark.quote).toBe(words);
    const now = carried(edition, mark);
    const own = blockOf(now, block);
    expect(readBlockPart(own, part)).toBe(readBlockPart(block, part)?.replace(words, '改好'));
    const others = blockParts(own).filter((one) => one.part !== part);
    expect(others).toEqual(blockParts(block).filter((one) => one.part !== part));
    expect(now.marks[mark.id]?.state).toBe('done');
  });

  it.each(places)('on %s is drawn at those characters', (_, block, part, words) => {
    const anchor = stretch(opened, block.id, part, words);
    const { mark } = put(opened, anchor, { kind: 'delete' });
    const page = pageFrom(opened);
    const drawing = drawMarks(page, [{ mark, colour: '#f00', number: 1 }]);
    const [first] = drawing.areas;
    expect(first).toBeDefined();
    // As wide as the words, not as their block.
    const runs = shownRuns(page).filter((one) => one.part === part && one.run.offset <= anchor.start.offset);
    const size = runs.at(-1)?.run.size ?? 0;
    expect(first?.frame.width).toBeLessThan(size * (words.length + 0.5) + 4);
    expect(first?.frame.width).toBeGreaterThan(size * 0.4);
  });

  it('stays on them while others are typed before, and goes where all of them are taken out', () => {
    const { edition, mark } = put(opened, stretch(opened, quote.id, quotePart(quote.id), '自己'), { kind: 'delete' });
    const typed = edited(edition, [
      {
        kind: 'text',
        table: 'blocks',
        id: quote.id,
        part: quotePart(quote.id),
        offset: 0,
        remove: [],
        insert: [{ text: '“' }],
      },
    ]);
    const moved = typed.marks[mark.id]?.anchor;
    expect(moved?.kind === 'words' && anchoredText(typed, moved)).toBe('自己');
    const replaced = edited(edition, editBlock(edition, { ...quote, text: '灯是自己的，书是借来的。' }));
    const found = replaced.marks[mark.id]?.anchor;
    expect(found?.kind === 'words' && anchoredText(replaced, found)).toBe('自己');
    const gone = edited(edition, editBlock(edition, { ...quote, text: '书是借来的。' }));
    expect(gone.marks[mark.id]?.isGone).toBe(true);
    const undone = applyPatches(
      gone,
      applyPatches(edition, withMarks(edition, editBlock(edition, { ...quote, text: '书是借来的。' }))).inverse,
    );
    expect(undone.edition.marks).toEqual(edition.marks);
  });

  it('stays on its cell while rows and columns come and go before it, and is gone with its row', () => {
    const { edition, mark } = put(opened, stretch(opened, table.id, cellPart(table.id, 2, 2), '9'), {
      kind: 'correct',
      text: '10',
    });
    const [headRow = [], ...rest] = table.rows;
    const partAfter = (rows: string[][]) => {
      const now = edited(edition, editBlock(edition, { ...table, rows }));
      const { anchor, isGone } = now.marks[mark.id] ?? {};
      return isGone === true ? 'gone' : anchor?.kind === 'words' ? anchor.start.part : null;
    };
    expect(partAfter([headRow, ['全年', '51', '39'], ...rest])).toBe(cellPart(table.id, 3, 2));
    expect(partAfter(table.rows.map((row) => ['序号', ...row]))).toBe(cellPart(table.id, 2, 3));
    expect(partAfter([headRow, ...rest.filter((_, at) => at !== 1)])).toBe('gone');
    expect(partAfter([headRow, ...[...rest].reverse()])).toBe(cellPart(table.id, 2, 2));
    const [one = [], two = [], three = []] = rest;
    expect(partAfter([headRow, two, one, three])).toBe(cellPart(table.id, 1, 2));
  });

  it('is left to a person where the block cannot hold what it asks for', () => {
    const [chart] = charts;
    if (chart === undefined) throw new Error('no chart');
    const anchor = stretch(opened, chart.id, quotePart(chart.id), '增长');
    const { edition, mark } = put(opened, anchor, { kind: 'correct', text: '增\n长' });
    expect(carryOut(edition, mark, reader)).toBe('by-hand');
    const long = put(opened, stretch(opened, quote.id, quotePart(quote.id), '灯'), {
      kind: 'correct',
      text: '灯'.repeat(500),
    });
    expect(carryOut(long.edition, long.mark, reader)).toBe('by-hand');
  });

  it('is checked by 核红, which tells words that nobody asked to change character by character', () => {
    const { edition, mark } = put(opened, stretch(opened, table.id, cellPart(table.id, 1, 1), '12'), {
      kind: 'correct',
      text: '13',
    });
    const round = currentRound(edition);
    if (round === undefined) throw new Error('no round');
    const outcome = (now: Edition) => verifyRound(now, round.id, null)?.marks.map((one) => one.outcome);
    expect(outcome(edition)).toEqual(['open']);
    const done = carried(edition, mark);
    expect(outcome(done)).toEqual(['done']);
    expect(verifyRound(done, round.id, null)?.unasked).toEqual([]);
    const wrong = edited(
      edition,
      editBlock(edition, { ...table, rows: table.rows.map((row) => row.map((cell) => cell.replace('12', '14'))) }),
    );
    expect(outcome(wrong)).toEqual(['differently']);
    expect(verifyRound(wrong, round.id, null)?.unasked).toMatchObject([
      { kind: 'words', blockId: table.id, before: '2', after: '4' },
    ]);
    const quoted = edited(
      done,
      editBlock(done, { ...blockOf(done, quote), text: '书是借来的，灯是我们的，谁用谁取。' }),
    );
    expect(verifyRound(quoted, round.id, null)?.unasked).toMatchObject([
      { kind: 'words', blockId: quote.id, before: '自己', after: '我们' },
    ]);
    const added = edited(
      done,
      editBlock(done, { ...blockOf(done, table), rows: [...blockOf(done, table).rows, ['全年', '1', '2']] }),
    );
    expect(outcome(added)).toEqual(['done']);
    expect(verifyRound(added, round.id, null)?.unasked).toMatchObject([{ kind: 'block-text', blockId: table.id }]);
  });

  it('is put on words that the program makes, drawn there, and left to a person', () => {
    const shown = { text: '1', nth: 1 };
    const { edition, mark } = put(opened, { kind: 'block', blockId: head.id, shown }, { kind: 'correct', text: '2' });
    expect(mark.quote).toBe('1');
    expect(carryOut(edition, mark, reader)).toBe('by-hand');
    const page = pageFrom(edition);
    const of = (one: Mark) => drawMarks(page, [{ mark: one, colour: '#f00', number: 1 }]).areas[0]?.frame.width;
    expect(of(mark)).toBeLessThan(20);
    const elsewhere: Mark = { ...mark, anchor: { kind: 'block', blockId: head.id, shown: { text: '没有', nth: 1 } } };
    expect(of(elsewhere)).toBeCloseTo(head.frame.width, 0);
    expect(
      putMark(
        opened,
        currentRound(opened),
        { kind: 'block', blockId: head.id, shown },
        { kind: 'transfer', target: { part: 'x', offset: 0 } },
        reader,
      ),
    ).toBe('needs-text');
  });

  it('is given by scripts as a quote, and told to them', () => {
    const asked = v.parse(quotedMarkSchema, { kind: 'correct', quote: '自己的', text: '大家的' });
    const placed = placeQuoted(opened, asked);
    if (typeof placed === 'string') throw new Error(placed);
    expect(placed.anchor).toMatchObject({ kind: 'words', blockId: quote.id });
    const { edition, mark } = put(opened, placed.anchor, placed.order);
    expect(reportMark(edition, mark)).toMatchObject({ block: quote.id, quote: '自己的', before: '借来的，灯是' });
    const cell = v.parse(quotedMarkSchema, { kind: 'delete', quote: '12', block: table.id, occurrence: 2 });
    const second = placeQuoted(opened, cell);
    expect(typeof second === 'string' ? second : second.anchor).toMatchObject({
      start: { part: cellPart(table.id, 1, 2) },
    });
  });
});
