import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { lockBlocks, moveToPage } from './blocks.ts';
import { insertBlock } from './insert.ts';
import { applyPatches } from './operations.ts';

/** A story that goes on from page 2 to page 3 under a continued headline, with a picture there. */
function jumped() {
  const story = article(['东湖的灯火。']);
  const bare = withArticle(emptyEdition(4), story);
  const [page, inside, last] = [pageOf(bare, 2), pageOf(bare, 3), pageOf(bare, 4)];
  const body = bodyBlock(page, story, { row: 12, rows: 10, span: 2 });
  const rest = bodyBlock(inside, story, { row: 12, rows: 10, span: 2, thread: 1 });
  const photo = photoBlock(inside, story, { column: 3, span: 1, row: 12, rows: 6 });
  const laid = withBlocks(bare, [body, rest, photo]);
  const made = insertBlock(laid, 'headline', inside.id, null, { articleId: story.id, beside: null });
  if (made === null) throw new Error('no headline was made');
  return { edition: applyPatches(laid, made.patches).edition, headline: made.id, body, rest, photo, inside, last };
}

it('the last of a story on a page takes its headline and its picture along, and the parts on other pages stay', () => {
  const { edition, headline, body, rest, photo, last } = jumped();
  const after = applyPatches(edition, moveToPage(edition, [rest.id], last.id, 0, 0)).edition;
  expect([rest.id, headline, photo.id].map((id) => after.blocks[id]?.pageId)).toEqual([last.id, last.id, last.id]);
  expect(after.blocks[body.id]).toEqual(body);
});

it('a headline or a picture goes alone, and copy that leaves others of its story behind does, too', () => {
  const { edition, headline, rest, photo, inside, last } = jumped();
  const after = applyPatches(edition, moveToPage(edition, [photo.id], last.id, 0, 0)).edition;
  expect([rest.id, headline].map((id) => after.blocks[id]?.pageId)).toEqual([inside.id, inside.id]);
  const second = { ...rest, id: photo.id, threadOrder: 2, frame: photo.frame };
  const more = withBlocks(edition, [second]);
  const moved = applyPatches(more, moveToPage(more, [rest.id], last.id, 0, 0)).edition;
  expect(moved.blocks[headline]?.pageId).toBe(inside.id);
});

it('what is locked stays, and takes nothing along', () => {
  const { edition, headline, rest, inside, last } = jumped();
  const locked = applyPatches(edition, lockBlocks(edition, [rest.id], true)).edition;
  expect(moveToPage(locked, [rest.id], last.id, 0, 0)).toEqual([]);
  expect(locked.blocks[headline]?.pageId).toBe(inside.id);
});
