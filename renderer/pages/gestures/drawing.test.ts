import { describe, expect, it } from 'vitest';
import { threadOf } from '../../../shared/edition/selectors.ts';
import { at, from, laidBoard, middleOf, press } from '../../../tests/kit/board.ts';

describe('drawing', () => {
  it('makes a block in the frame drawn, as one step, and takes up selecting again', () => {
    const { board, page } = laidBoard();
    board.selection.update({ tool: 'rule' });
    const start = at(100.3, 700.3);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 1, 1));
    expect(board.machine.shown.get().sketch).toBeNull();
    board.machine.move(1, from(start, 90, 40, { alt: true }));
    expect(board.machine.shown.get()).toMatchObject({ name: 'drawing', sketch: { kind: 'draw' } });
    expect(board.steps).toEqual([]);
    board.machine.up(1, from(start, 90, 40, { alt: true }));
    expect(board.steps.map(({ label }) => label)).toEqual(['block.insert']);
    const [made] = board.selection.get().blocks;
    expect(made === undefined ? undefined : board.edition.blocks[made]).toMatchObject({
      kind: 'rule',
      pageId: page.id,
    });
    expect(board.selection.get().tool).toBe('select');
  });

  it('gives a block that is clicked for the size its kind begins with', () => {
    const { board } = laidBoard();
    board.selection.update({ tool: 'photo', articleId: Object.values(board.edition.articles)[0]?.id ?? null });
    board.machine.down(1, press(at(100, 700)));
    board.machine.up(1, at(101, 700));
    const [made] = board.selection.get().blocks;
    expect(made === undefined ? 0 : board.edition.blocks[made]?.frame.width).toBeGreaterThan(50);
    expect(board.steps).toHaveLength(1);
  });
});

describe('linking', () => {
  it('leads the text into the body block that is pressed, at once', () => {
    const { board, body, second } = laidBoard();
    board.edit('block.delete', [{ kind: 'set', table: 'blocks', id: body.id, path: ['threadOrder'], value: 5 }]);
    board.selection.update({ tool: 'link', linkFrom: second.id });
    board.machine.down(1, press(middleOf(body.frame)));
    expect(board.machine.isBusy).toBe(false);
    expect(board.selection.get()).toMatchObject({ tool: 'select', linkFrom: null });
  });

  it('draws a block that takes the text on from the middle of its thread, as one step', () => {
    const { board, body, second, story } = laidBoard();
    board.selection.update({ tool: 'link', linkFrom: body.id, articleId: story.id });
    const start = at(100, 800);
    board.machine.down(1, press(start));
    board.machine.move(1, from(start, 150, 120));
    expect(board.machine.shown.get().name).toBe('linking');
    board.machine.up(1, from(start, 150, 120));
    const [made] = board.selection.get().blocks;
    expect(threadOf(board.edition, story.id).map(({ id }) => id)).toEqual([body.id, made, second.id]);
    expect(board.steps.map(({ label }) => label)).toEqual(['block.insert']);
    board.undo();
    expect(threadOf(board.edition, story.id)).toEqual([body, second]);
  });
});
