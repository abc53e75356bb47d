/** A chart keeps to its frame: what finds no room there is left out and told, and never printed on what lies beside it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../../tests/kit/editions.ts';
import { cases } from '../../../tests/kit/seeds.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import type { Frame } from '../../edition/units.ts';
import type { TableBlock } from '../kinds.ts';
import { type Chart, plainChart } from './chart-records.ts';

const story = article(['正文。']);
const bare = withArticle(emptyEdition(1), story);

/** The words of a chart on a page of its own, and what is found of it. */
function drawn(chart: Chart, rows: string[][], size: Pick<Frame, 'width' | 'height'>) {
  const frame = { x: 60, y: 300, ...size };
  const block: TableBlock = {
    ...{ id: newId<'block'>(), pageId: pageOf(bare, 1).id, articleId: story.id, order: 90, kind: 'table' },
    ...{ standOff: 0, headRows: 1, align: [], rows, chart, frame },
  };
  const { pages, findings } = compose(withBlocks(bare, [block]), testResources());
  const items = pages[0]?.items.filter(({ blockId }) => blockId === block.id) ?? [];
  const words = items.flatMap((item) => (item.kind === 'glyphs' ? [item] : []));
  const found = findings.filter(({ blockId }) => blockId === block.id).map(({ code }) => code);
  return { frame, words, found };
}

const kind = fc.constantFrom<Chart['kind']>('column', 'bar', 'line', 'pie', 'ring');
const figures = fc.constantFrom<NonNullable<Chart['figures']>>('values', 'axis', 'both');
const cell = fc.oneof(
  fc.constantFrom('', '待核实', '12%', '3.2万', '-7.85', '999999999999999', '9'.repeat(300), `${'9'.repeat(301)}亿`),
  fc.integer({ min: -1000, max: 1000 }).map(String),
);
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

describe('the words of a chart', () => {
  it('stand in its frame, whatever its table says and however small it is', () => {
    fc.assert(
      fc.property(
        fc.record({ kind, figures, stacked: fc.boolean(), title: fc.constantFrom('', '标题'.repeat(40)) }),
        table,
        fc.constantFrom({ width: 130, height: 13.5 }, { width: 130, height: 135 }, { width: 400, height: 270 }),
        ({ stacked, ...own }, rows, size) => {
          const chart = { ...plainChart(own.kind), ...own, ...(stacked ? { stacked: true as const } : {}) };
          const { frame, words } = drawn(chart, rows, size);
          for (const { text, xs, y, size: em } of words) {
            const [left = 0, right = 0] = [xs[0], xs.at(-1)];
            const place = `${text} at ${left}–${right}, ${y}`;
            if (!(left > frame.x - em / 3 && right < frame.x + frame.width)) throw new Error(place);
            if (!(y > frame.y && y < frame.y + frame.height + 1)) throw new Error(place);
          }
        },
      ),
      cases(150),
    );
  });

  it('are missed where they were left out', () => {
    const rows = [
      ['', '产量'],
      ['甲', '12'],
    ];
    const chart = { ...plainChart('column'), title: '三行的标题'.repeat(12) };
    expect(drawn(chart, rows, { width: 130, height: 14 }).found).toContain('chart-too-small');
    expect(drawn(chart, rows, { width: 400, height: 270 }).found).toEqual([]);
  });

  it('never lie on each other without a word about it', () => {
    // Two lines close to each other, their figures at their points because somebody asked for that.
    const rows = [
      ['', '甲', '乙'],
      ...['一', '二', '三'].map((name, at) => [name, String(500 + at), String(511 - at)]),
      ['四', '9000', '10'],
    ];
    const chart: Chart = { ...plainChart('line'), figures: 'values' };
    expect(drawn(chart, rows, { width: 200, height: 200 }).found).toEqual(['chart-too-small']);
  });

  it('leave figures of an axis out rather than set them on each other', () => {
    const rows = [
      ['', '甲', '乙'],
      ['Harbour Lights', '3万', '5'],
    ];
    const chart: Chart = { ...plainChart('bar'), stacked: true };
    const { words, found } = drawn(chart, rows, { width: 60, height: 200 });
    expect(found).toEqual([]);
    expect(words.map(({ text }) => text)).toContain('0');
    expect(words.map(({ text }) => text)).not.toContain('20000');
  });

  it('have room at the end of a line as elsewhere', () => {
    const name = '社会保障和就';
    const rows = [['', '亿元'], ...Array.from({ length: 6 }, (_, at) => [`${name}${'甲乙丙丁戊己'[at]}`, '12'])];
    expect(drawn(plainChart('line'), rows, { width: 356, height: 150 }).found).toEqual([]);
  });

  it('are every few of years and of numbers of one kind alone, not of names that begin with a figure', () => {
    const shown = (names: readonly string[]) =>
      drawn(plainChart('column'), [['', ''], ...names.map((name) => [name, '12'])], { width: 150, height: 120 });
    for (const names of [
      Array.from({ length: 12 }, (_, at) => `${2013 + at}年`),
      [...Array.from({ length: 11 }, (_, at) => `${at + 1}号线`), ''],
    ]) {
      const { words, found } = shown(names);
      expect(found).toEqual([]);
      const kept = words.filter(({ text }) => names.includes(text));
      expect(kept.length).toBeGreaterThan(1);
      expect(kept.length).toBeLessThan(11);
    }
    const called = ['5G基站建设数量', '4K电视用户数量', '3D打印设备数量', '120急救出车次数'];
    expect(shown([...called, ...called]).found).toContain('chart-names-cut');
  });
});

describe('a pie', () => {
  const found = (rows: string[][]) => drawn(plainChart('pie'), [['', ''], ...rows], { width: 400, height: 270 }).found;

  it('of percentages that are no whole is told, and one whose shares are rounded is not', () => {
    expect(
      found([
        ['甲', '62%'],
        ['乙', '27%'],
      ]),
    ).toEqual(['chart-shares-off']);
    expect(
      found([
        ['甲', '82%'],
        ['乙', '57%'],
      ]),
    ).toEqual(['chart-shares-off']);
    expect(
      found([
        ['甲', '33.3%'],
        ['乙', '33.3%'],
        ['丙', '33.3%'],
      ]),
    ).toEqual([]);
    expect(
      found([
        ['甲', '62'],
        ['乙', '27'],
      ]),
    ).toEqual([]);
  });

  it('names what has no slice in it', () => {
    expect(
      found([
        ['甲', '62'],
        ['乙', '0'],
        ['丙', '—'],
      ]),
    ).toEqual(['chart-no-slice']);
  });

  it('has no slice of the sum of the others, and says so', () => {
    const rows = [
      ['甲', '62'],
      ['乙', '38'],
    ];
    expect(found([...rows, ['合计', '100']])).toEqual(['chart-total']);
    expect(found([['总计', '100'], ...rows])).toEqual(['chart-total']);
    expect(found([...rows, ['合　计', '100']])).toEqual(['chart-total']);
    // What is called so and is no sum is a share like any other.
    expect(found([...rows, ['全部', '7']])).toEqual([]);
    const size = { width: 300, height: 200 };
    const { words } = drawn(plainChart('pie'), [['', '份'], ...rows, ['合计', '100']], size);
    const said = words.map(({ text }) => text).join(' ');
    expect(said).toContain('62%');
    expect(said).not.toContain('合计');
  });
});

describe('stacked bars', () => {
  it.each(['column', 'bar'] as const)('say which figures that were asked for have no room: %s', (own) => {
    const rows = [
      ['', '甲', '乙'],
      ['一', '1', '99'],
      ['二', '2', '98'],
    ];
    const chart = { ...plainChart(own), stacked: true as const };
    const size = { width: 240, height: 160 };
    expect(drawn({ ...chart, figures: 'both' }, rows, size).found).toEqual(['chart-figures-out']);
    expect(drawn({ ...chart, figures: 'axis' }, rows, size).found).toEqual([]);
    const even = rows.map((row) => row.map((one, at) => (at > 0 && /\d/u.test(one) ? '50' : one)));
    expect(drawn({ ...chart, figures: 'both' }, even, size).found).toEqual([]);
  });
});
