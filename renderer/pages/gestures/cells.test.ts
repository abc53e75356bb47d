import { describe, expect, it } from 'vitest';
import type { TableBlock } from '../../../shared/blocks/kinds.ts';
import { from, at as pointAt, press, tableBoard } from '../../../tests/kit/board.ts';
import { cellsAtHand } from '../../state/selection.ts';

/** A board with a table of three rows and two columns, and clicks in its cells. */
function cellBoard(more: Partial<TableBlock> = {}) {
  const { board, block, fit } = tableBoard({
    headRows: 1,
    align: ['start', 'end'],
    rows: [
      ['甲', '乙'],
      ['丙', '1'],
      ['丁', '2'],
    ],
    widths: [1, 1],
    frame: { x: 60, y: 900, width: 240, height: 90 },
    ...more,
  });
  const inRow = (row: number) => block.frame.y + ((fit?.rows?.[row] ?? 0) + (fit?.rows?.[row - 1] ?? 0)) / 2;
  const click = (row: number, column: number, shift = false) => {
    const point = pointAt(block.frame.x + 60 + 120 * column, inRow(row), { shift });
    board.machine.down(1, press(point));
    board.machine.up(1, point);
  };
  return { board, block, fit, click, range: () => cellsAtHand(board.selection.get())?.range ?? null };
}

const place = (row: number, column: number) => ({ row, column });

describe('cells of a table', () => {
  it('lie where the engine sets its rows, and nothing tells of those that find no room', () => {
    const { fit, block } = cellBoard();
    expect(fit?.rows).toHaveLength(3);
    expect(fit?.rows?.at(-1)).toBeLessThanOrEqual(block.frame.height);
    const short = cellBoard({ frame: { ...block.frame, height: (fit?.rows?.[1] ?? 0) + 2 } });
    expect(short.fit?.rows).toEqual(fit?.rows?.slice(0, 2));
  });

  it('are taken by a click once their table is selected, further ones with Shift', () => {
    const { board, block, click, range } = cellBoard();
    click(1, 1);
    expect(range()).toBeNull();
    expect(board.selection.get().blocks).toEqual([block.id]);
    click(1, 1);
    expect(range()).toEqual({ from: place(1, 1), to: place(1, 1) });
    click(2, 0, true);
    expect(range()).toEqual({ from: place(1, 1), to: place(2, 0) });
    expect(board.selection.get().blocks).toEqual([block.id]);
    expect(board.steps).toEqual([]);
  });

  it('are gone through by arrow keys, which move the table where none is selected', () => {
    const { board, block, click, range } = cellBoard();
    click(0, 0);
    click(0, 0);
    board.machine.step({ kind: 'move', dx: 0, dy: 14 });
    expect(range()?.to).toEqual(place(1, 0));
    board.machine.step({ kind: 'resize', dx: 60, dy: 0 });
    expect(range()).toEqual({ from: place(1, 0), to: place(1, 1) });
    expect(board.steps).toEqual([]);
    board.selection.update({ cells: null });
    board.machine.step({ kind: 'move', dx: 0, dy: 14 });
    expect(board.steps.map(({ label }) => label)).toEqual(['block.move']);
    expect(board.edition.blocks[block.id]?.frame.y).toBe(914);
  });

  it('do not keep the table from being dragged', () => {
    const { board, block, click } = cellBoard();
    click(0, 0);
    click(0, 0);
    const point = pointAt(block.frame.x + 60, block.frame.y + 10);
    board.machine.down(1, press(point));
    board.machine.move(1, from(point, 0, -200));
    board.machine.up(1, from(point, 0, -200));
    expect(board.steps.map(({ label }) => label)).toEqual(['block.move']);
  });

  it('are kept by a right press in them, and taken by one elsewhere', () => {
    const { board, block, click, range } = cellBoard();
    click(1, 0);
    click(1, 0);
    click(2, 1, true);
    const chosen = range();
    board.machine.takeUp(pointAt(block.frame.x + 180, block.frame.y + 30));
    expect(range()).toEqual(chosen);
    board.machine.takeUp(pointAt(block.frame.x + 180, block.frame.y + 5));
    expect(range()).toEqual({ from: place(0, 1), to: place(0, 1) });
  });
});

describe('the line behind a column', () => {
  it('is moved by a key, one step of undo a press', () => {
    const { board, block } = cellBoard();
    board.machine.widen(block.id, 0, 10);
    expect(board.edition.blocks[block.id]).toMatchObject({ widths: [130, 110] });
    expect(board.steps.map(({ label }) => label)).toEqual(['table.columns']);
    board.machine.widen(block.id, 1, 10);
    expect(board.steps).toHaveLength(1);
  });

  it('is moved by each of several keys that come before the page is composed anew', () => {
    const { board, block } = cellBoard();
    for (const by of [10, 10, -5]) board.machine.widen(block.id, 0, by);
    expect(board.edition.blocks[block.id]).toMatchObject({ widths: [135, 105] });
    board.undo();
    board.machine.widen(block.id, 0, 1);
    expect(board.edition.blocks[block.id]).toMatchObject({ widths: [121, 119] });
  });
});
