import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { caretLine, placeAt } from './place-map.ts';

const story = article([
  '“我带孙女来看新家。”家住湖滨社区的老读者说：一张证，走遍六十八个书屋——最远的一本走了52.3公里……',
  '2024年3月8日上午10:30，新馆（南岸）开放，Wi-Fi 6也通了。',
]);
const edition = withArticle(emptyEdition(), story);
const set = withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows: 12, span: 2 })]);

function composedPage(): ComposedPage {
  const [page] = compose(set, testResources()).pages;
  if (page === undefined) throw new Error('no page');
  return page;
}

describe('the map between page and copy', () => {
  const page = composedPage();
  const block = page.blocks.find((one) => one.kind === 'body')?.id;

  it('finds each character’s caret where the character stands, and the character from there', () => {
    for (const paragraph of story.body) {
      const text = paragraphText(paragraph);
      for (let offset = 0; offset < text.length; offset++) {
        const place = { articleId: story.id, part: paragraph.id, offset };
        const line = caretLine(page, place);
        // Inside a two-em mark there is no place of its own.
        if (/[—…]/u.test(text[offset] ?? '') && text[offset] === text[offset - 1]) continue;
        expect([text.slice(offset, offset + 3), line]).not.toEqual([text.slice(offset, offset + 3), null]);
        if (line === null || block === undefined) continue;
        expect(placeAt(page, block, line.x + 0.01, line.top + line.height * 0.6)).toEqual(place);
      }
    }
  });

  it('puts a caret after the last character', () => {
    const [first] = story.body;
    if (first === undefined) throw new Error('no paragraph');
    const offset = paragraphText(first).length;
    const end = caretLine(page, { articleId: story.id, part: first.id, offset });
    expect(end).not.toBeNull();
  });

  it('knows no place for copy that is not on the page', () => {
    expect(caretLine(page, { articleId: story.id, part: 'elsewhere', offset: 0 })).toBeNull();
  });
});
