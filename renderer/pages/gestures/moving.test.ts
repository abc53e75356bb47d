import { describe, expect, it } from 'vitest';
import { lockBlocks } from '../../../shared/edition/blocks.ts';
import { joinPages } from '../../../shared/edition/join-pages.ts';
import { applyPatches } from '../../../shared/edition/operations.ts';
import { pagesInOrder } from '../../../shared/edition/selectors.ts';
import { foldZone } from '../../../shared/edition/spreads.ts';
import { mm } from '../../../shared/edition/units.ts';
import { at, from, laidBoard, middleOf, press, TestBoard } from '../../../tests/kit/board.ts';
import { bodyBlock } from '../../../tests/kit/editions.ts';

describe('moving', () => {
  it('begins where the pointer has gone some way, and not before', () => {
    const { board, photo } = laidBoard();
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 2, 1));
    expect(board.machine.shown.get()).toEqual({ name: 'pressing', sketch: null });
    board.machine.move(1, from(start, 8, 30));
    expect(board.machine.shown.get().name).toBe('moving');
    expect(board.machine.shown.get().sketch?.frames).toHaveLength(3);
    expect(board.preview).not.toBeNull();
    expect(board.edition.blocks[photo.id]).toBe(photo);
  });

  it('goes on to its place as one step, undone in one', () => {
    const { board, page, photo } = laidBoard();
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    for (const down of [10, 40, 2 * page.grid.leading + 2]) board.machine.move(1, from(start, 0, down));
    board.machine.up(1, from(start, 0, 2 * page.grid.leading + 2));
    expect(board.steps.map(({ label }) => label)).toEqual(['block.move']);
    expect(board.edition.blocks[photo.id]?.frame.y).toBeCloseTo(photo.frame.y + 2 * page.grid.leading);
    board.undo();
    expect(board.edition.blocks[photo.id]).toEqual(photo);
  });

  it('goes no farther back than it came: a block brought back where it was is no step', () => {
    const { board, photo } = laidBoard();
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 60, 60));
    board.machine.move(1, start);
    board.machine.up(1, start);
    expect(board.steps).toEqual([]);
    expect(board.preview).toBeNull();
  });

  it('keeps to one direction with Shift, and to no place with Alt', () => {
    const { board, photo } = laidBoard();
    const start = middleOf(photo.frame);
    board.selection.select([photo.id]);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 41, 13.3, { alt: true, shift: true }));
    board.machine.up(1, from(start, 41, 13.3));
    const { frame } = board.edition.blocks[photo.id] ?? photo;
    expect(frame.x).toBeCloseTo(photo.frame.x + 41);
    expect(frame.y).toBeCloseTo(photo.frame.y);
  });

  it('brings text to a row however near the page is looked at', () => {
    const { board, page, body } = laidBoard();
    const start = { ...at(body.frame.x + 20, body.frame.y + 20), pixel: 0.1 };
    board.machine.down(1, press(start));
    board.machine.move(1, { ...start, y: start.y + page.grid.leading * 1.4 });
    board.machine.up(1, start);
    expect(board.edition.blocks[body.id]?.frame.y).toBeCloseTo(body.frame.y + page.grid.leading);
  });

  it('takes a block onto the page that faces its own, which then is the page at hand', () => {
    const { board, page, facing, photo } = laidBoard({ isSpread: true });
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, page.grid.trim.width - photo.frame.x, 0));
    board.machine.up(1, from(start, page.grid.trim.width - photo.frame.x, 0));
    expect(board.edition.blocks[photo.id]?.pageId).toBe(facing.id);
    expect(board.view.get().pageId).toBe(facing.id);
    expect(board.steps).toHaveLength(1);
  });

  it('tells how a picture comes to stand on both pages, where it is let go well over the edge between them', () => {
    const dropped = (over: number, options: { readonly isSpread?: boolean }) => {
      const { board, page, photo } = laidBoard(options);
      board.selection.select([photo.id], { alone: true });
      const start = middleOf(photo.frame);
      // Its right edge comes to lie so far beyond the page; it stays on it, as its middle does.
      const by = page.grid.trim.width + over - photo.frame.x - photo.frame.width;
      board.machine.down(1, press(start));
      board.machine.move(1, from(start, by, 0, { alt: true }));
      board.machine.up(1, from(start, by, 0));
      expect(board.edition.blocks[photo.id]?.pageId).toBe(page.id);
      return board.hints;
    };
    expect(dropped(mm(30), { isSpread: true })).toEqual(['acrossGutter']);
    expect(dropped(mm(3), { isSpread: true })).toEqual([]);
    expect(dropped(mm(30), {})).toEqual([]);
  });

  it('brings a picture to the fold of a 通版, and its edge to where text may stand beside that', () => {
    const laid = laidBoard();
    const joined = joinPages(laid.board.edition, laid.page.id);
    if (typeof joined === 'string') throw new Error(joined);
    const board = new TestBoard(applyPatches(laid.board.edition, joined).edition, laid.page.id);
    const page = board.edition.pages[laid.page.id] ?? laid.page;
    const fold = foldZone(page);
    const dropped = (by: number) => {
      const { frame } = board.edition.blocks[laid.photo.id] ?? laid.photo;
      const start = middleOf(frame);
      board.selection.select([laid.photo.id], { alone: true });
      board.machine.down(1, press(start));
      board.machine.move(1, from(start, by, 0));
      board.machine.up(1, from(start, by, 0));
      return board.edition.blocks[laid.photo.id]?.frame ?? frame;
    };
    const { x, width } = laid.photo.frame;
    const across = dropped(page.grid.trim.width / 2 - x - width / 2 + 4);
    expect(across.x + across.width / 2).toBeCloseTo(page.grid.trim.width / 2);
    expect(dropped((fold?.right ?? 0) - across.x - 3).x).toBeCloseTo(fold?.right ?? 0);
  });

  it('takes all of a story along where a first click took it up, and one block after a second', () => {
    const { board, page, body, second, photo } = laidBoard();
    const down = 2 * page.grid.leading;
    const start = middleOf(photo.frame);
    const moves = () =>
      [body, second, photo].map(({ id, frame }) => Math.round((board.edition.blocks[id]?.frame.y ?? 0) - frame.y));
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 0, down));
    board.machine.up(1, from(start, 0, down));
    expect(moves()).toEqual(Array(3).fill(Math.round(down)));
    expect(board.steps).toHaveLength(1);
    board.machine.step({ kind: 'move', dx: 0, dy: page.grid.leading });
    expect(moves()).toEqual(Array(3).fill(Math.round(down + page.grid.leading)));
    board.undo();
    board.undo();
    board.machine.down(1, press(start));
    board.machine.up(1, start);
    expect(board.selection.get()).toMatchObject({ blocks: [photo.id], isWhole: false });
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 0, down));
    board.machine.up(1, from(start, 0, down));
    expect(moves()).toEqual([0, 0, Math.round(down)]);
  });

  it('takes a story over the fold whole, and tells what is locked and stays', () => {
    const { board, page, facing, body, second, photo } = laidBoard({ isSpread: true });
    board.edit('block.lock', lockBlocks(board.edition, [second.id], true));
    const start = middleOf(photo.frame);
    const over = page.grid.trim.width - 150;
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, over, 0));
    board.machine.up(1, from(start, over, 0));
    const pages = [body, second, photo].map(({ id }) => board.edition.blocks[id]?.pageId);
    expect(pages).toEqual([facing.id, page.id, facing.id]);
    expect(board.hints).toEqual(['lockedStays']);
  });

  it('tells on which pages a story goes on that went to another one, and nothing of a block taken alone', () => {
    const { board, page, facing, story, photo } = laidBoard({ isSpread: true });
    const others = pagesInOrder(board.edition).filter(({ id }) => id !== page.id && id !== facing.id);
    const [further] = others;
    if (further === undefined) throw new Error('there is no further page');
    const rest = bodyBlock(further, story, { rows: 6, row: 10, span: 2, thread: 2 });
    board.edit('text.jump', [{ kind: 'put', table: 'blocks', id: rest.id, record: rest }]);
    const start = middleOf(photo.frame);
    const over = page.grid.trim.width - 150;
    const drag = () => {
      board.machine.down(1, press(start));
      board.machine.move(1, from(start, over, 0));
      board.machine.up(1, from(start, over, 0));
    };
    drag();
    expect(board.hints).toEqual(['restStays']);
    board.undo();
    board.selection.select([photo.id], { alone: true });
    drag();
    expect(board.hints).toEqual(['restStays']);
  });

  it('moves nothing by a block that is locked, and says so', () => {
    const { board, photo } = laidBoard();
    board.edit('block.lock', lockBlocks(board.edition, [photo.id], true));
    const { edition } = board;
    const start = middleOf(photo.frame);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 0, 40));
    board.machine.up(1, from(start, 0, 40));
    expect(board.edition).toBe(edition);
    expect(board.hints).toEqual(['isLocked']);
  });

  it('means two blocks of one story themselves where they were chosen one by one, and two stories else', () => {
    const { board, body, photo } = laidBoard();
    for (const [block, shift] of [
      [body, false],
      [photo, true],
    ] as const) {
      const middle = middleOf(block.frame);
      board.machine.down(1, press(at(middle.x, middle.y, { shift })));
      board.machine.up(1, at(middle.x, middle.y, { shift }));
    }
    expect(board.selection.get()).toMatchObject({ blocks: [body.id, photo.id], isWhole: false });
  });

  it('is the same step by a key, and none while the pointer has a gesture going', () => {
    const { board, page, photo } = laidBoard();
    board.selection.select([photo.id]);
    board.machine.step({ kind: 'move', dx: 0, dy: page.grid.leading });
    expect(board.steps.map(({ label }) => label)).toEqual(['block.move']);
    expect(board.edition.blocks[photo.id]?.frame.y).toBeCloseTo(photo.frame.y + page.grid.leading);
    board.machine.down(1, press(middleOf(photo.frame)));
    board.machine.step({ kind: 'move', dx: 0, dy: page.grid.leading });
    expect(board.steps).toHaveLength(1);
  });

  it('says why a key moves nothing: nothing is selected, or what is stays locked', () => {
    const { board, photo } = laidBoard();
    board.machine.step({ kind: 'move', dx: 9, dy: 0 });
    board.edit('block.lock', lockBlocks(board.edition, [photo.id], true));
    board.selection.select([photo.id]);
    board.machine.step({ kind: 'move', dx: 9, dy: 0 });
    expect(board.hints).toEqual(['selectFirst', 'isLocked']);
  });
});

describe('pressing', () => {
  it('selects the block, and puts the caret where a click in text was', () => {
    const { board, body } = laidBoard({ composes: true });
    const point = at(body.frame.x + 20, body.frame.y + 20);
    board.machine.down(1, press(point));
    board.machine.up(1, point);
    expect(board.selection.get().blocks).toEqual([body.id]);
    expect(board.caret.get().at).toMatchObject({ by: 'board', place: { articleId: body.articleId } });
    expect(board.machine.isBusy).toBe(false);
  });

  it('takes a block into the selection with Shift, and out again', () => {
    const { board, body, photo } = laidBoard();
    board.selection.select([body.id]);
    const point = { ...middleOf(photo.frame), shift: true };
    for (const expected of [[body.id, photo.id], [body.id]]) {
      board.machine.down(1, press(point));
      board.machine.up(1, point);
      expect(board.selection.get().blocks).toEqual(expected);
    }
  });

  it('leaves of several selected blocks the one that is clicked', () => {
    const { board, body, photo } = laidBoard();
    board.selection.select([body.id, photo.id]);
    board.machine.down(1, press(middleOf(photo.frame)));
    board.machine.up(1, middleOf(photo.frame));
    expect(board.selection.get().blocks).toEqual([photo.id]);
  });

  it('says that a block is locked when it is clicked again', () => {
    const { board, photo } = laidBoard();
    board.edit('block.lock', lockBlocks(board.edition, [photo.id], true));
    board.selection.select([photo.id]);
    board.machine.down(1, press(middleOf(photo.frame)));
    board.machine.up(1, middleOf(photo.frame));
    expect(board.hints).toEqual(['isLocked']);
  });
});
