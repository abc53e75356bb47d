import { describe, expect, it } from 'vitest';
import { insertBlock } from '../../../shared/edition/insert.ts';
import { laidBoard, middleOf, press } from '../../../tests/kit/board.ts';

/** A picture with a panel or another picture over it, and what presses on their middle select. */
function stacked(form: 'photo' | 'panel') {
  const { board, page, photo, story } = laidBoard();
  const context = { articleId: story.id, beside: null };
  const made = insertBlock(board.edition, form, page.id, photo.frame, context);
  if (made === null) throw new Error('not made');
  board.edit('block.insert', made.patches);
  const top = board.edition.blocks[made.id];
  if (top === undefined) throw new Error('not there');
  board.edit('block.order', [{ kind: 'set', table: 'blocks', id: made.id, path: ['order'], value: 900 }]);
  const click = (alt: boolean) => {
    board.machine.down(1, press({ ...middleOf(photo.frame), alt }));
    board.machine.up(1, middleOf(photo.frame));
    return board.selection.get().blocks;
  };
  return { click, photo: photo.id, top: made.id };
}

describe('what a press means', () => {
  it('is the top-most block, and with Alt the one below the selected, in turn', () => {
    const { click, photo, top } = stacked('photo');
    expect(click(false)).toEqual([top]);
    expect(click(false)).toEqual([top]);
    expect(click(true)).toEqual([photo]);
    expect(click(true)).toEqual([top]);
  });

  it('is what stands in a panel, wherever the panel lies', () => {
    const { click, photo } = stacked('panel');
    expect(click(false)).toEqual([photo]);
  });
});
