import { describe, expect, it } from 'vitest';
import { from, laidBoard, middleOf, press } from '../../../tests/kit/board.ts';

describe('cropping', () => {
  it('draws the picture along in its frame, as one step', () => {
    const { board, photo } = laidBoard();
    const record = { ...photo, crop: { scale: 2, x: 0.5, y: 0.5 } };
    board.edit('photo.crop', [{ kind: 'put', table: 'blocks', id: photo.id, record }]);
    board.selection.update({ blocks: [photo.id], cropping: photo.id });
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 20, -20));
    expect(board.machine.shown.get()).toEqual({ name: 'cropping', sketch: null });
    board.machine.up(1, from(start, 20, -20));
    const cropped = board.edition.blocks[photo.id];
    if (cropped?.kind !== 'photo' || cropped.crop === undefined) throw new Error('not cropped');
    expect(cropped.crop.x).toBeLessThan(0.5);
    expect(cropped.crop.y).toBeGreaterThan(0.5);
    expect(cropped.frame).toEqual(photo.frame);
    expect(board.steps.map(({ label }) => label)).toEqual(['photo.crop', 'photo.crop']);
  });

  it('begins with a double click on a picture', () => {
    const { board, photo } = laidBoard();
    board.machine.open(middleOf(photo.frame));
    expect(board.selection.get()).toMatchObject({ blocks: [photo.id], cropping: photo.id });
  });
});
