import { describe, expect, it } from 'vitest';
import { lockBlocks } from '../../../shared/edition/blocks.ts';
import { applyPatches } from '../../../shared/edition/operations.ts';
import { from, laidBoard, middleOf, press, TestBoard } from '../../../tests/kit/board.ts';
import { article, bodyBlock, withArticle, withBlocks } from '../../../tests/kit/editions.ts';

/** Two stories of a block of copy each, beside each other. */
function twoStories() {
  const laid = laidBoard();
  const other = article(['湖水退了。']);
  const bare = applyPatches(
    withArticle(laid.board.edition, other),
    Object.values(laid.board.edition.blocks).map(({ id }) => ({ kind: 'remove', table: 'blocks', id }) as const),
  ).edition;
  const { body, page } = laid;
  const beside = bodyBlock(page, other, { column: 3, span: 2, row: 12, rows: 6 });
  const edition = withBlocks(bare, [body, beside]);
  const board = new TestBoard(edition, page.id);
  board.show(page.id);
  return { board, page, body, beside };
}

describe('a story dragged with Ctrl', () => {
  it('is exchanged with the one it is let go on, as one step, and shows it before', () => {
    const { board, body, beside } = twoStories();
    const start = { ...middleOf(body.frame), swaps: true };
    const end = { ...middleOf(beside.frame), swaps: true };
    board.machine.down(1, press(start));
    board.machine.move(1, end);
    expect(board.machine.shown.get().name).toBe('swapping');
    expect(board.preview).not.toBeNull();
    expect(board.machine.shown.get().sketch?.frames).toEqual([beside.frame]);
    board.machine.up(1, end);
    expect(board.steps.map(({ label }) => label)).toEqual(['story.swap']);
    expect(board.edition.blocks[body.id]?.frame).toEqual(beside.frame);
    expect(board.edition.blocks[beside.id]?.frame).toEqual(body.frame);
  });

  it('stays where nothing is under it, and where the other is locked; both are said', () => {
    const { board, body, beside } = twoStories();
    const start = { ...middleOf(body.frame), swaps: true };
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 0, 400));
    board.machine.up(1, from(start, 0, 400));
    expect(board.hints).toEqual(['swapDropOn']);
    board.session.set({ edition: applyPatches(board.edition, lockBlocks(board.edition, [beside.id], true)).edition });
    board.machine.down(1, press(start));
    board.machine.move(1, middleOf(beside.frame));
    board.machine.up(1, middleOf(beside.frame));
    expect(board.hints).toEqual(['swapDropOn', 'swapLocked']);
    expect(board.steps).toEqual([]);
    expect(board.preview).toBeNull();
  });
});
