import { describe, expect, it } from 'vitest';
import { lockBlocks } from '../../../shared/edition/blocks.ts';
import { at, from, laidBoard, press } from '../../../tests/kit/board.ts';

const lowerRight = { x: 1, y: 1 } as const;

describe('resizing', () => {
  it('moves the edges of its handle, as one step', () => {
    const { board, page, photo } = laidBoard();
    const { x, y, width, height } = photo.frame;
    const corner = at(x + width, y + height);
    board.machine.down(1, press(corner, { on: { block: photo.id, handle: lowerRight } }));
    board.machine.move(1, from(corner, -20, 3 * page.grid.leading, { alt: true }));
    expect(board.machine.shown.get()).toMatchObject({ name: 'resizing', sketch: { kind: 'move' } });
    board.machine.up(1, from(corner, -20, 3 * page.grid.leading));
    expect(board.steps.map(({ label }) => label)).toEqual(['block.resize']);
    const { frame } = board.edition.blocks[photo.id] ?? photo;
    expect([frame.x, frame.y]).toEqual([x, y]);
    expect(frame.width).toBeCloseTo(width - 20);
    expect(frame.height).toBeCloseTo(height + 3 * page.grid.leading);
    board.undo();
    expect(board.edition.blocks[photo.id]).toEqual(photo);
  });

  it('brings the lower edge of text to a row', () => {
    const { board, page, body } = laidBoard();
    const { x, y, width, height } = body.frame;
    const edge = { ...at(x + width / 2, y + height), pixel: 0.1 };
    board.machine.down(1, press(edge, { on: { block: body.id, handle: { x: 0, y: 1 } } }));
    board.machine.move(1, { ...edge, y: edge.y + page.grid.leading * 2.4 });
    board.machine.up(1, from(edge, 0, page.grid.leading * 2.4));
    expect(board.edition.blocks[body.id]?.frame.height).toBeCloseTo(height + 2 * page.grid.leading);
  });

  it('is no gesture on a locked block', () => {
    const { board, photo } = laidBoard();
    board.edit('block.lock', lockBlocks(board.edition, [photo.id], true));
    board.machine.down(1, press(at(0, 0), { on: { block: photo.id, handle: lowerRight } }));
    expect(board.machine.isBusy).toBe(false);
    expect(board.hints).toEqual(['isLocked']);
  });

  it('is the same step by a key, of every block selected', () => {
    const { board, page, body, photo } = laidBoard();
    board.selection.select([body.id, photo.id]);
    board.machine.step({ kind: 'resize', dx: 0, dy: page.grid.leading });
    expect(board.steps.map(({ label }) => label)).toEqual(['block.resize']);
    for (const block of [body, photo]) {
      expect(board.edition.blocks[block.id]?.frame.height).toBeCloseTo(block.frame.height + page.grid.leading);
    }
  });
});
