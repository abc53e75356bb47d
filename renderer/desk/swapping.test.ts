import { expect, it } from 'vitest';
import { blockName } from '../../shared/blocks/kinds.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { swapStories } from '../../shared/edition/swap.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { wordsOf } from '../i18n/strings.ts';
import { Swapping } from './swapping.ts';

/** A story with a picture beside its copy, and a smaller one below it. */
function unequal() {
  const [lead, brief] = [article(['东湖的灯火亮了。'.repeat(40)]), article(['湖水退了。'])];
  const bare = withArticle(withArticle(emptyEdition(1), lead), brief);
  const page = pageOf(bare, 1);
  const body = bodyBlock(page, lead, { span: 3, row: 16, rows: 20 });
  const photo = photoBlock(page, lead, { column: 3, span: 2, row: 16, rows: 20 });
  const below = bodyBlock(page, brief, { span: 2, row: 42, rows: 12 });
  return { edition: withBlocks(bare, [body, photo, below]), lead, body, photo, below };
}

it('says what of two stories that were exchanged has left the page, and what copy has no room any more', async () => {
  const { edition, lead, body, photo, below } = unequal();
  const said: string[] = [];
  let now = edition;
  const swapping = new Swapping(
    {
      edition,
      edit: (_, patches) => {
        now = applyPatches(edition, patches).edition;
        return true;
      },
    },
    {
      session: {
        state: { get: () => ({ articles: [] }) },
        ask: () => {
          const counted = { charactersIn: 320, charactersComposed: 200, charactersOverset: 120 };
          return Promise.resolve([{ id: lead.id, title: '灯火', copyToCome: false, jumps: [], ...counted }]);
        },
      },
      notices: {
        notify: (_, key, values) => {
          said.push(wordsOf('en')(key, typeof values === 'function' ? values('en') : values));
        },
        say: (_, words) => {
          said.push(words.en);
        },
      },
    },
  );
  swapping.exchange('story.swap', swapStories(edition, body.id, below.id));
  await expect.poll(() => said.length).toBe(2);
  expect(now.blocks[photo.id]).toBeUndefined();
  expect(said[0]).toContain(`taken off the page: ${blockName(photo).en}`);
  expect(said[1]).toContain('120 more characters of it do not fit');
});
