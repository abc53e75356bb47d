import { describe, expect, it } from 'vitest';
import { changedCrop, editCrops } from '../../../shared/edition/picture-placing.ts';
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

  /** A board whose photo is being cropped, and how its picture lies after. */
  const cropped = () => {
    const { board, photo, page } = laidBoard();
    board.selection.update({ blocks: [photo.id], cropping: photo.id });
    const crop = () => {
      const block = board.edition.blocks[photo.id];
      if (block?.kind !== 'photo') throw new Error('no photo');
      expect(block.frame).toEqual(photo.frame);
      return block.crop;
    };
    return { board, photo, page, crop };
  };

  it('turns the picture about the middle of its frame with Alt, and keeps to a quarter near it', () => {
    const { board, photo, crop } = cropped();
    const middle = middleOf(photo.frame);
    const [right, low] = [from(middle, 40, 0), from(middle, 1, 40)];
    board.machine.down(1, press({ ...right, alt: true }));
    board.machine.move(1, low);
    board.machine.up(1, low);
    expect(crop()).toEqual({ scale: 1, x: 0.5, y: 0.5, turn: 90 });
    expect(board.steps.map(({ label }) => label)).toEqual(['photo.turn']);
    board.undo();
    expect(crop()).toBeUndefined();
    board.machine.down(1, press({ ...right, alt: true }));
    board.machine.up(1, right);
    board.machine.down(1, press({ ...right, alt: true }));
    const slant = from(middle, 40, 14);
    board.machine.move(1, slant);
    board.machine.up(1, slant);
    expect(crop()?.turn).toBe(19.3);
  });

  it('turns by steps of 15 degrees with Alt and Shift', () => {
    const { board, photo, crop } = cropped();
    const middle = middleOf(photo.frame);
    board.machine.down(1, press({ ...from(middle, 40, 0), alt: true }));
    board.machine.move(1, from(middle, 40, 14, { alt: true, shift: true }));
    board.machine.up(1, from(middle, 40, 14));
    expect(crop()?.turn).toBe(15);
  });

  it('makes the picture larger and smaller with Shift, past what covers its frame', () => {
    const { board, photo, crop } = cropped();
    const middle = middleOf(photo.frame);
    board.machine.down(1, press({ ...from(middle, 40, 0), shift: true }));
    board.machine.move(1, from(middle, 60, 0));
    board.machine.move(1, from(middle, 20, 0));
    board.machine.up(1, from(middle, 20, 0));
    expect(crop()).toEqual({ scale: 0.5, x: 0.5, y: 0.5 });
  });

  it('moves the picture as it is seen, turned and mirrored', () => {
    const { board, photo, crop } = cropped();
    const record = { ...photo, crop: { scale: 3, x: 0.5, y: 0.5, turn: 90, flipped: true } as const };
    board.edit('photo.crop', [{ kind: 'put', table: 'blocks', id: photo.id, record }]);
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 0, 10));
    board.machine.up(1, from(start, 0, 10));
    // Mirrored and turned a quarter, down the page is to the left in the file.
    expect(crop()?.x).toBeGreaterThan(0.5);
    expect(crop()?.y).toBeCloseTo(0.5, 9);
  });

  it('is done with arrow keys, and leaves the block where it is', () => {
    const { board, page, crop } = cropped();
    board.edit('photo.crop', [
      ...editCrops(board.edition, board.selection.get().blocks, (one) => changedCrop(one, { scale: 2 })),
    ]);
    board.machine.step({ kind: 'move', dx: page.grid.leading, dy: 0 });
    expect(crop()?.x).toBeLessThan(0.5);
    board.machine.step({ kind: 'resize', dx: 0, dy: page.grid.leading });
    expect(crop()?.scale).toBeCloseTo(2.1, 9);
    board.machine.step({ kind: 'resize', dx: -page.grid.leading, dy: 0 });
    expect(crop()?.scale).toBeCloseTo(2, 9);
    expect(board.steps.at(-1)?.label).toBe('photo.crop');
  });

  it('begins with a double click on a picture', () => {
    const { board, photo } = laidBoard();
    board.machine.open(middleOf(photo.frame));
    expect(board.selection.get()).toMatchObject({ blocks: [photo.id], cropping: photo.id });
  });
});
