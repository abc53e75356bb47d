import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../../../shared/blocks/kinds.ts';
import { lockBlocks } from '../../../shared/edition/blocks.ts';
import { from, at as pointAt, press, tableBoard } from '../../../tests/kit/board.ts';
import { cases } from '../../../tests/kit/seeds.ts';
import { widened } from './widening.ts';

/** A board with a table of three columns, and where those end. */
function columnBoard(more: Partial<TableBlock> = {}) {
  const { board, page, block, fit } = tableBoard({
    align: ['start', 'start', 'start'],
    rows: [
      ['甲', '乙乙', '丙'],
      ['丁', '戊', '己'],
    ],
    ...more,
  });
  const now = () => board.edition.blocks[block.id];
  return { board, page, block, ends: fit?.columns ?? [], now };
}

describe('columns', () => {
  it('end where the engine sets them, the last at the frame', () => {
    for (const widths of [undefined, [1, 2, 3]]) {
      const { ends, block } = columnBoard(widths === undefined ? {} : { widths });
      expect(ends).toHaveLength(3);
      expect(ends.toSorted((a, b) => a - b)).toEqual(ends);
      expect(ends.at(-1)).toBeCloseTo(block.frame.width);
    }
    expect(columnBoard({ widths: [1, 2, 3] }).ends.map(Math.round)).toEqual([40, 120, 240]);
  });

  it('are drawn wider at the cost of the next, as one step', () => {
    const { board, block, ends, now } = columnBoard();
    const line = pointAt(block.frame.x + (ends[0] ?? 0), block.frame.y + 10);
    board.machine.down(1, press(line, { on: { block: block.id, column: 0 } }));
    board.machine.move(1, from(line, 10, 0));
    board.machine.move(1, from(line, 25, 3));
    expect(board.machine.shown.get()).toMatchObject({ name: 'columns', sketch: { kind: 'move' } });
    expect(board.preview).not.toBeNull();
    board.machine.up(1, from(line, 25, 3));
    expect(board.steps.map(({ label }) => label)).toEqual(['table.columns']);
    const before = ends.map((end, column) => end - (ends[column - 1] ?? 0));
    const after = now();
    const widths = after?.kind === 'table' ? (after.widths ?? []) : [];
    [25, -25, 0].forEach((by, column) => {
      expect(widths[column]).toBeCloseTo((before[column] ?? 0) + by, 2);
    });
    board.show(block.pageId, { composes: true });
    board.undo();
    expect(now()).toEqual(block);
  });

  it('are left alone by a click, by Escape, and where the table is locked', () => {
    const { board, page, block, now } = columnBoard();
    const line = pointAt(100, 910);
    board.machine.down(1, press(line, { on: { block: block.id, column: 1 } }));
    board.machine.move(1, from(line, 1, 1));
    board.machine.up(1, from(line, 1, 1));
    board.machine.down(1, press(line, { on: { block: block.id, column: 1 } }));
    board.machine.move(1, from(line, 30, 0));
    board.machine.cancel();
    expect(board.steps).toEqual([]);
    expect(now()).toEqual(block);
    board.edit('block.lock', lockBlocks(board.edition, [block.id], true));
    board.show(page.id, { composes: true });
    board.machine.down(1, press(line, { on: { block: block.id, column: 1 } }));
    expect(board.machine.isBusy).toBe(false);
    expect(board.hints).toEqual(['isLocked']);
  });

  it('fill the table however far a line is drawn, none below nothing', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 80, noNaN: true }), { minLength: 1, maxLength: 8 }),
        fc.nat({ max: 9 }),
        fc.double({ min: -900, max: 900, noNaN: true }),
        (wide, column, by) => {
          const ends = wide.map((_, at) => wide.slice(0, at + 1).reduce((sum, one) => sum + one, 0));
          const widths = widened(ends, column, by);
          expect(widths.reduce((sum, one) => sum + one, 0)).toBeCloseTo(ends.at(-1) ?? 0, 6);
          for (const one of widths) expect(one).toBeGreaterThan(0);
        },
      ),
      cases(500),
    );
  });
});
