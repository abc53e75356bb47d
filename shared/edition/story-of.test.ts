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
import { blocksOnPage, storyOf } from './selectors.ts';

it('blocks are of one story, or of none', () => {
  const [one, other] = [article(['东湖的灯火。']), article(['湖水退了。'])];
  const bare = withArticle(withArticle(emptyEdition(1), one), other);
  const page = pageOf(bare, 1);
  const body = bodyBlock(page, one, { rows: 10 });
  const photo = photoBlock(page, one, { column: 2, span: 1, row: 12, rows: 4 });
  const another = bodyBlock(page, other, { column: 3, rows: 10 });
  const edition = withBlocks(bare, [body, photo, another]);
  expect(storyOf(edition, [body.id, photo.id])).toBe(one.id);
  expect(storyOf(edition, [body.id, another.id])).toBeNull();
  const nameplate = blocksOnPage(edition, page.id).find(({ kind }) => kind === 'nameplate');
  expect(storyOf(edition, nameplate === undefined ? [] : [body.id, nameplate.id])).toBeNull();
  expect(storyOf(edition, [])).toBeNull();
});
