import { describe, expect, it } from 'vitest';
import { at, from, laidBoard, press } from '../../../tests/kit/board.ts';

describe('the marquee', () => {
  it('selects what it touches on its page when it is let go', () => {
    const { board, page, body, second, photo } = laidBoard();
    const start = at(2, body.frame.y - 20);
    board.machine.down(1, press(start));
    board.machine.move(1, at(body.frame.x + 10, second.frame.y + 10));
    expect(board.machine.shown.get()).toMatchObject({ name: 'marquee', sketch: { kind: 'marquee' } });
    expect(board.selection.get().blocks).toEqual([]);
    board.machine.up(1, at(body.frame.x + 10, second.frame.y + 10));
    expect(board.selection.get().blocks).toEqual([body.id, second.id]);
    board.machine.down(1, press({ ...start, shift: true }));
    board.machine.up(1, at(page.grid.trim.width, page.grid.trim.height, { shift: true }));
    expect(board.selection.get().blocks).toEqual(expect.arrayContaining([body.id, second.id, photo.id]));
    expect(board.steps).toEqual([]);
  });

  it('leaves what it shares no more than an edge with', () => {
    const { board, body } = laidBoard();
    board.machine.down(1, press(at(2, body.frame.y - 20)));
    board.machine.up(1, at(body.frame.x + 10, body.frame.y));
    expect(board.selection.get().blocks).toEqual([]);
  });

  it('selects nothing where it is a click, and takes the caret away', () => {
    const { board, body, photo, story } = laidBoard();
    board.selection.select([body.id]);
    board.caret.put({ place: { articleId: story.id, part: 'headline.0', offset: 0 }, by: 'board' });
    const beside = at(photo.frame.x - 1, photo.frame.y + 30);
    board.machine.down(1, press(beside));
    board.machine.up(1, from(beside, 2, 1));
    expect(board.selection.get().blocks).toEqual([]);
    expect(board.caret.get().at).toBeNull();
  });
});
