import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import type { TableBlock } from '../blocks/kinds.ts';
import { editStyle } from '../edition/edits.ts';
import { newId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import { plainTable, type TableLooks } from '../edition/records.ts';
import type { Frame } from '../edition/units.ts';
import { compose } from './compose.ts';
import type { DisplayItem, GlyphRun } from './display-list.ts';
import { columnWidths } from './table-columns.ts';

const frame: Frame = { x: 60, y: 100, width: 300, height: 200 };

/** The items of a table, and how it fits. */
function set(table: Partial<TableBlock> & Pick<TableBlock, 'rows'>, looks?: Partial<TableLooks>) {
  const story = article([]);
  const bare = withArticle(emptyEdition(), story);
  const styled =
    looks === undefined
      ? bare
      : applyPatches(bare, editStyle(bare, 'table', { table: { ...plainTable, ...looks } })).edition;
  const block: TableBlock = {
    id: newId<'block'>(),
    pageId: pageOf(styled, 1).id,
    articleId: story.id,
    order: 10,
    kind: 'table',
    standOff: 5,
    headRows: 0,
    align: [],
    frame,
    ...table,
  };
  const { pages, findings: all } = compose(withBlocks(styled, [block]), testResources());
  const [page] = pages;
  const items = page?.items.filter((item) => item.blockId === block.id) ?? [];
  const fit = page?.blocks.find(({ id }) => id === block.id);
  const findings = all.filter(({ blockId }) => blockId === block.id);
  return { items, fit, findings, leading: styled.styles['table']?.leading ?? 0 };
}

const isGlyphs = (item: DisplayItem): item is GlyphRun => item.kind === 'glyphs';
const runs = (items: readonly DisplayItem[]) => items.filter(isGlyphs);
const runOf = (items: readonly DisplayItem[], text: string) => runs(items).find((run) => run.text === text);
const fills = (items: readonly DisplayItem[]) => items.flatMap((item) => (item.kind === 'fill' ? [item] : []));

describe('rows', () => {
  it.each([undefined, [1, 1]])('end behind what stands in them, as many as find room (widths %j)', (widths) => {
    const names = ['甲', '乙', '丙'];
    const given = { rows: names.map((name) => [name, '1']), ...(widths === undefined ? {} : { widths }) };
    const { items, fit } = set(given);
    const ends = fit?.rows ?? [];
    expect(ends).toHaveLength(3);
    names.forEach((name, at) => {
      const baseline = (runOf(items, name)?.y ?? 0) - frame.y;
      expect(baseline).toBeGreaterThan(ends[at - 1] ?? 0);
      expect(baseline).toBeLessThan(ends[at] ?? 0);
    });
    const room = (ends[1] ?? 0) + 2;
    expect(set({ ...given, frame: { ...frame, height: room } }).fit?.rows).toEqual(ends.slice(0, 2));
  });
});

describe('columns', () => {
  it('are as wide as the table says, in proportion', () => {
    const { items } = set({ rows: [['甲', '乙', '丙']], widths: [10, 30, 20], align: ['start', 'start', 'start'] });
    const lefts = ['甲', '乙', '丙'].map((text) => runOf(items, text)?.xs[0] ?? 0);
    expect((lefts[1] ?? 0) - (lefts[0] ?? 0)).toBeCloseTo(50);
    expect((lefts[2] ?? 0) - (lefts[1] ?? 0)).toBeCloseTo(150);
  });

  it('are never so narrow that a figure is divided', () => {
    const { items } = set({ rows: [['1,268,345.00', '话']], widths: [1, 50] });
    expect(runOf(items, '1,268,345.00')).toBeDefined();
  });

  it('fill their room, each at least as wide as it must be', () => {
    const need = fc.record({ least: fc.integer({ min: 1, max: 60 }), more: fc.integer({ min: 0, max: 200 }) });
    fc.assert(
      fc.property(
        fc.array(need, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 9 }),
        fc.integer({ min: 20, max: 400 }),
        (needs, shares, room) => {
          const known = needs.map(({ least, more }) => ({ least, natural: least + more }));
          const { widths, scale } = columnWidths(known, shares, room);
          expect(widths.reduce((sum, width) => sum + width, 0)).toBeCloseTo(room, 6);
          widths.forEach((width, at) => {
            expect(width).toBeGreaterThanOrEqual((known[at]?.least ?? 0) * scale - 1e-6);
          });
        },
      ),
      cases(500),
    );
  });
});

describe('cells', () => {
  it('of figures stand at their decimal points', () => {
    const { items } = set({
      rows: [['数'], ['1,268.4'], ['96.75'], ['12%'], ['—']],
      headRows: 1,
      align: ['decimal'],
      widths: [1],
    });
    const pointOf = (text: string) => {
      const run = runOf(items, text);
      const at = text.includes('.') ? text.indexOf('.') : text.indexOf('%');
      return run?.xs[run.starts === null ? at : run.starts.indexOf(at)] ?? 0;
    };
    expect(pointOf('96.75')).toBeCloseTo(pointOf('1,268.4'), 4);
    expect(pointOf('12%')).toBeCloseTo(pointOf('1,268.4'), 4);
  });

  it.each([undefined, [1, 1]])('stand by themselves where the table says so (widths %j)', (widths) => {
    const rows = [
      ['名', '数'],
      ['甲', '1.5'],
      ['乙乙乙', '22.25'],
      ['合计', '暂缺'],
    ];
    const columns = { rows, headRows: 1, align: ['start', 'decimal'] as const };
    const given = { ...columns, align: [...columns.align], ...(widths === undefined ? {} : { widths }) };
    const cellAligns = [
      { row: 0, column: 0, align: 'centre' },
      { row: 1, column: 0, align: 'end' },
      { row: 3, column: 1, align: 'start' },
      { row: 9, column: 9, align: 'end' },
    ] as const;
    const [plain, own] = [set(given).items, set({ ...given, cellAligns: [...cellAligns] }).items];
    const left = (items: readonly DisplayItem[], text: string) => runOf(items, text)?.xs[0] ?? 0;
    // Those that are named move as they are told, all others stand where they stood.
    expect(left(own, '甲')).toBeGreaterThan(left(own, '名'));
    expect(left(own, '名')).toBeGreaterThan(left(plain, '名'));
    expect(left(own, '暂缺')).toBeLessThan(left(plain, '暂缺'));
    for (const text of ['1.5', '22.25', '乙乙乙', '合计', '数']) expect(left(own, text)).toBe(left(plain, text));
  });

  it.each([undefined, [1, 1]])('stand at their points in a column of words where told so (widths %j)', (widths) => {
    const rows = [
      ['甲', '很长的一句话在这里'],
      ['乙', '1.5'],
      ['丙', '122.25'],
      ['丁', '暂缺'],
    ];
    const given = {
      rows,
      align: ['start', 'start'] as TableBlock['align'],
      ...(widths === undefined ? {} : { widths }),
    };
    const cellAligns = [1, 2, 3].map((row) => ({ row, column: 1, align: 'decimal' as const }));
    const [plain, own] = [set(given).items, set({ ...given, cellAligns }).items];
    const left = (items: readonly DisplayItem[], text: string) => runOf(items, text)?.xs[0] ?? 0;
    const digit = (runOf(own, '122.25')?.xs[1] ?? 0) - left(own, '122.25');
    // One digit before the point under the last of three.
    expect(left(own, '1.5') - left(own, '122.25')).toBeCloseTo(2 * digit);
    for (const text of ['甲', '很长的一句话在这里']) expect(left(own, text)).toBe(left(plain, text));
    expect(left(own, '122.25')).toBeGreaterThan(left(plain, '122.25'));
  });

  it('have as many lines as they need and stand in the middle of their row', () => {
    const long = '东湖南岸的灯火一直亮到深夜，人们慢慢散去。';
    const { items, leading, fit } = set({
      rows: [
        ['甲', long],
        ['乙', '丙'],
      ],
      widths: [1, 1],
    });
    const own = runs(items).filter(({ text }) => long.includes(text));
    const lines = new Set(own.map(({ y }) => y)).size;
    expect(lines).toBeGreaterThan(1);
    expect(own.map(({ text }) => text).join('')).toBe(long);
    const middle = ([...new Set(own.map(({ y }) => y))].reduce((sum, y) => sum + y, 0) ?? 0) / lines;
    expect(runOf(items, '甲')?.y).toBeCloseTo(middle);
    expect((runOf(items, '乙')?.y ?? 0) - (runOf(items, '甲')?.y ?? 0)).toBeCloseTo(((lines + 1) / 2) * leading);
    expect(fit?.oversetCharacters).toBe(0);
  });

  it('keep the lines they have', () => {
    const { items, leading } = set({ rows: [['面积\n（平方公里）', '甲']] });
    const [first, second] = [runOf(items, '面积'), runOf(items, '（平方公里）')];
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeCloseTo(leading);
  });

  it('that are merged take all of their room, and what lies under them is not set', () => {
    const { items } = set({
      rows: [
        ['总题', '盖住'],
        ['甲', '乙'],
        ['丙', '丁'],
      ],
      spans: [
        { row: 0, column: 0, rows: 1, columns: 2 },
        { row: 1, column: 0, rows: 2, columns: 1 },
      ],
      widths: [1, 1],
    });
    const title = runOf(items, '总题');
    const [left = 0, next = 0] = title?.xs ?? [];
    expect(left).toBeCloseTo(frame.x + frame.width / 2 - (next - left), 1);
    expect(runs(items).map(({ text }) => text)).toEqual(['总题', '甲', '乙', '丁']);
    const rowsBetween = ((runOf(items, '乙')?.y ?? 0) + (runOf(items, '丁')?.y ?? 0)) / 2;
    expect(runOf(items, '甲')?.y).toBeCloseTo(rowsBetween);
  });

  it('that find no room are told', () => {
    const rows = Array.from({ length: 40 }, (_, at) => [`第${at + 1}行`, '甲']);
    const { fit } = set({ rows, widths: [1, 1] });
    expect(fit?.oversetCharacters).toBeGreaterThan(0);
    expect(fit?.reason).toBe('overset');
  });
});

it('says so where it is too wide and is set smaller', () => {
  const rows = [Array.from({ length: 9 }, () => '1,268,345.00')];
  const found = set({ rows, widths: [1] }).findings.find(({ code }) => code === 'table-set-smaller');
  expect(Number(found?.detail)).toBeGreaterThan(2);
  expect(set({ rows }).findings.map(({ code }) => code)).toContain('table-set-smaller');
  expect(set({ rows: [['1']], widths: [1] }).findings.map(({ code }) => code)).not.toContain('table-set-smaller');
});

describe('rules and tints', () => {
  const grid = { outer: 1, sides: 1, head: 0.5, rows: 0.5, columns: 0.5 };

  it('are as the style says, and none goes through a merged cell', () => {
    const rows = [
      ['题', ''],
      ['甲', '乙'],
    ];
    const across = { row: 0, column: 0, rows: 1, columns: 2 };
    const upright = (items: readonly DisplayItem[]) => fills(items).filter((fill) => fill.frame.width === 0.5);
    const { items, leading } = set({ rows, spans: [across], widths: [1, 1] }, grid);
    expect(upright(items).map((fill) => fill.frame.height)).toEqual([leading]);
    expect(upright(set({ rows, widths: [1, 1] }, grid).items).map((fill) => fill.frame.height)).toEqual([2 * leading]);
  });

  it('tint the head and every other row, below the letters', () => {
    const rows = [['头'], ['一'], ['二'], ['三'], ['四']];
    const { items } = set({ rows, headRows: 1 }, { headTint: 0.2, bandTint: 0.1 });
    const tints = fills(items).filter(({ ink }) => ink < 1);
    expect(tints.map(({ ink }) => ink)).toEqual([0.2, 0.1, 0.1]);
    const lastTint = items.findLastIndex((item) => item.kind === 'fill' && item.ink < 1);
    expect(lastTint).toBeLessThan(items.findIndex(isGlyphs));
  });
});

it('gives a cell merged over rows the ground of its first', () => {
  const spans = [{ row: 0, column: 0, rows: 2, columns: 1 }];
  const rows = [
    ['甲', '乙'],
    ['', '丙'],
  ];
  const { items, leading } = set({ rows, spans, widths: [1, 1] }, { bandTint: 0.1 });
  const tints = fills(items).filter(({ ink }) => ink === 0.1);
  expect(tints.map(({ frame: own }) => [own.x, own.height])).toEqual([[frame.x + frame.width / 2, leading]]);
});

it('sets any table within its frame, every character of it or told as overset', () => {
  const text = fc.string({ unit: fc.constantFrom('甲', '，', '1', '.', 'a', ' ', '\n'), maxLength: 14 });
  const span = fc.record({
    row: fc.nat({ max: 4 }),
    column: fc.nat({ max: 4 }),
    rows: fc.integer({ min: 1, max: 3 }),
    columns: fc.integer({ min: 1, max: 3 }),
  });
  fc.assert(
    fc.property(
      fc.array(fc.array(text, { maxLength: 5 }), { minLength: 1, maxLength: 6 }),
      fc.array(span, { maxLength: 3 }),
      fc.option(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), { nil: undefined }),
      (rows, spans, widths) => {
        const { items, fit } = set({ rows, spans, widths, headRows: 1, align: ['start', 'decimal', 'end'] });
        for (const run of runs(items)) {
          expect(Math.min(...run.xs)).toBeGreaterThan(frame.x - 2);
          expect(Math.max(...run.xs)).toBeLessThan(frame.x + frame.width + 1);
          expect(run.y).toBeLessThan(frame.y + frame.height);
        }
        if ((fit?.oversetCharacters ?? 0) > 0 || spans.length > 0) return;
        const bare = (words: string) => words.replace(/\s/gu, '');
        expect(
          bare(
            runs(items)
              .map((run) => run.text)
              .join(''),
          ),
        ).toBe(bare(rows.flat().join('')));
      },
    ),
    cases(200),
  );
});
