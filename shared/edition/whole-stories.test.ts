import { describe, expect, it } from 'vitest';
import { laidBoard } from '../../tests/kit/board.ts';
import { article, bodyBlock, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { alignBlocks, groupBlocks } from './blocks.ts';
import { applyPatches } from './operations.ts';
import { pagesLeftBehind, unitsOf, withStories } from './whole-stories.ts';

/** A story in three blocks, and one in a single block beside it. */
function twoStories() {
  const laid = laidBoard();
  const brief = article(['江边夜话。']);
  const other = bodyBlock(laid.page, brief, { rows: 6, row: 60, span: 1, column: 4 });
  return { ...laid, other, edition: withBlocks(withArticle(laid.board.edition, brief), [other]) };
}

describe('a story as one thing', () => {
  it('is all of it on the page, whichever block stands for it', () => {
    const { edition, body, second, photo } = twoStories();
    expect(withStories(edition, [photo.id])).toEqual([photo.id, body.id, second.id]);
  });

  it('is aligned as one beside another, and keeps its shape', () => {
    const { edition, body, second, photo, other } = twoStories();
    const units = unitsOf(edition, [other.id, photo.id], true);
    expect(units.map((unit) => unit.length)).toEqual([1, 3]);
    const after = applyPatches(edition, alignBlocks(edition, 'bottom', units)).edition;
    const moves = [body, second, photo].map(({ id, frame }) => (after.blocks[id]?.frame.y ?? 0) - frame.y);
    expect(moves[0]).toBeGreaterThan(0);
    for (const by of moves) expect(by).toBeCloseTo(moves[0] ?? 0, 3);
  });

  it('is as many things as it has blocks where these alone are selected, and one where it is grouped', () => {
    const { edition, body, second, photo } = twoStories();
    const ids = [body.id, second.id, photo.id];
    expect(unitsOf(edition, ids, false)).toHaveLength(3);
    const grouped = applyPatches(edition, groupBlocks(edition, ids)).edition;
    expect(unitsOf(grouped, ids, false)).toHaveLength(1);
    expect(unitsOf(grouped, [body.id, photo.id], false)).toHaveLength(2);
  });

  it('is one where all of it is selected beside something else', () => {
    const { edition, body, second, photo, other } = twoStories();
    expect(unitsOf(edition, [body.id, second.id, photo.id, other.id], false)).toHaveLength(2);
  });

  it('leaves behind what goes on on further pages, and nothing on the page it goes to', () => {
    const { edition, facing, page, body, second, photo } = twoStories();
    const story = edition.articles[body.articleId];
    if (story === undefined) throw new Error('the story is gone');
    const jumped = withBlocks(edition, [bodyBlock(facing, story, { rows: 6, row: 10, span: 2, thread: 2 })]);
    const ids = [body.id, second.id, photo.id];
    const further = pageOf(edition, 1);
    expect(pagesLeftBehind(jumped, ids, further.id)).toEqual([facing.number]);
    expect(pagesLeftBehind(jumped, ids, facing.id)).toEqual([]);
    expect(pagesLeftBehind(jumped, [body.id], facing.id)).toEqual([page.number]);
    expect(pagesLeftBehind(edition, ids, further.id)).toEqual([]);
  });

  it('stays where it is when a block of it is locked', () => {
    const { edition, photo, other } = twoStories();
    const locked = withBlocks(edition, [{ ...photo, locked: true }]);
    const units = unitsOf(locked, [other.id, photo.id], true);
    const moved = alignBlocks(locked, 'bottom', units).flatMap((patch) => ('id' in patch ? [patch.id] : []));
    expect(moved.filter((id) => id !== other.id)).toEqual([]);
  });
});
