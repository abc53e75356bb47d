/** What stands above each sheet of a galley: what it is of, where that stands, how long it is and how old. */
import { dateLines } from '../compose/date-lines.ts';
import type { Article, Edition } from '../edition/records.ts';
import { articleTitle, bodyCharacters, pagesInOrder, storyBlocksOn } from '../edition/selectors.ts';
import { halfAt, halvesOf, plannedNumber } from '../edition/spreads.ts';

/** Characters of a headline that find room beside the rest. */
const MOST_OF_TITLE = 20;

/** Where a story stands, or is to stand. */
function whereOf(edition: Edition, article: Article): string {
  // Of a 通版 the halves on which something of it stands.
  const pages = pagesInOrder(edition).flatMap((page) => {
    const sides = new Set(storyBlocksOn(edition, page.id, article.id).map(({ frame }) => halfAt(page, frame)));
    return halvesOf(page).flatMap((half) => (sides.has(half.side) ? [half.page] : []));
  });
  if (pages.length > 0) {
    const sections = [...new Set(pages.map(({ section }) => section))].filter((name) => name !== '');
    return `第${pages.map(({ number }) => number).join('、')}版${sections.length === 0 ? '' : `（${sections.join('、')}）`}`;
  }
  const planned = article.plannedPage === null ? undefined : edition.pages[article.plannedPage];
  return planned === undefined ? '未上版' : `待排第${plannedNumber(planned, article, 'page')}版`;
}

/** Two lines; `at` is when the edition was last changed, ISO 8601 with offset. */
export function galleyHead(edition: Edition, article: Article, at: string): readonly [string, string] {
  const { publication, date } = edition.edition;
  const title = [...articleTitle(article)];
  const name = title.length > MOST_OF_TITLE ? `${title.slice(0, MOST_OF_TITLE - 1).join('')}…` : title.join('');
  const limit = article.target === undefined ? '' : `（限 ${article.target} 字）`;
  const said = (parts: readonly string[]) => parts.filter((part) => part !== '').join('\u3000');
  return [
    said([publication, dateLines(date).day, '小样', article.status === 'edited' ? '已编' : '未编']),
    said([
      name === '' ? '' : `“${name}”`,
      whereOf(edition, article),
      `正文 ${bodyCharacters(article)} 字${limit}`,
      `稿件截至 ${at.slice(0, 16).replace('T', ' ')}`,
    ]),
  ];
}
