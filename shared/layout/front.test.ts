import { describe, expect, it } from 'vitest';
import { textOf } from '../../bench/even-texts.ts';
import { article, emptyEdition, testResources } from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { gridRows } from '../edition/formats.ts';
import { applyPatches } from '../edition/operations.ts';
import { pageByNumber } from '../edition/selectors.ts';
import { layoutFront } from './front.ts';

/** Rows below the last line of each column of the lead of a front page, from its copy's paragraphs. */
function freeRows(texts: readonly string[]) {
  const headlines = { kicker: ['一江清水'], headline: ['渡口的一天从清早开始'], deck: [], summary: '' };
  const story = article(texts, { headlines });
  const bare = emptyEdition(2, 'broadsheet');
  const { edition } = applyPatches(
    bare,
    layoutFront(bare, testResources(), { articles: [story], refers: [], missingPages: [] }),
  );
  const composed = compose(edition, testResources());
  const page = pageByNumber(edition, 1);
  const body = composed.pages[0]?.blocks.find(({ kind }) => kind === 'body');
  if (page === undefined || body === undefined) throw new Error('no page');
  const { grid } = page;
  const foot = grid.typeArea.y + gridRows(grid) * grid.leading;
  const ends = new Map<number, number>();
  for (const item of composed.pages[0]?.items ?? []) {
    if (item.kind !== 'glyphs' || item.blockId !== body.id) continue;
    const column = Math.floor(((item.xs[0] ?? 0) - grid.typeArea.x) / (grid.typeArea.width / grid.columns));
    ends.set(column, Math.max(ends.get(column) ?? 0, item.y));
  }
  return { overset: body.oversetCharacters, rows: [...ends.values()].map((end) => (foot - end) / grid.leading) };
}

describe('a front page', () => {
  it('ends at its foot with an interview that lacks some rows', () => {
    for (let count = 5_750; count <= 7_000; count += 250) {
      const { rows } = freeRows(textOf('questions', count));
      expect(
        rows.every((row) => row < 0.5),
        `${count}: ${rows}`,
      ).toBe(true);
    }
  });

  it('has its lines on the grid, and ends level, where nothing could fill it', () => {
    const { rows, overset } = freeRows(textOf('questions', 4_000));
    expect(overset).toBe(0);
    const [least, most] = [Math.min(...rows), Math.max(...rows)];
    expect(most - least).toBeLessThanOrEqual(1.01);
    expect(least).toBeGreaterThan(10);
    for (const row of rows) expect((row - least) % 1).toBeCloseTo(0, 5);
  });
});
