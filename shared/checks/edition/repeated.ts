/** The same picture or the same story twice in one edition. */
import type { Article, Edition } from '../../edition/records.ts';
import { articleTitle, imageShown, numberOf, paragraphText, printedBody, threadOf } from '../../edition/selectors.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';

export const repeatedPicture: EditionCheck = {
  scope: 'edition',
  id: 'repeated-picture',
  title: { zh: '图片重复', en: 'Picture twice' },
  source: 'A picture is printed once in an edition, but for one that leads to a story inside',
  run: ({ edition }) => {
    // Where a refer leads to the story, its picture may stand as well.
    const referred = new Set(
      Object.values(edition.blocks).flatMap((block) =>
        block.kind === 'refer' ? [`${numberOf(edition, block)} ${block.articleId}`] : [],
      ),
    );
    const first = new Map<string, number>();
    return Object.values(edition.blocks)
      .flatMap((block) => {
        const page = numberOf(edition, block);
        const image = block.kind === 'photo' ? imageShown(edition, block) : null;
        const isLead = block.kind === 'photo' && referred.has(`${page} ${block.articleId}`);
        return page === undefined || image === null || isLead ? [] : [{ page, image, blockId: block.id }];
      })
      .sort((a, b) => a.page - b.page)
      .flatMap(({ page, image, blockId }): EditionFinding[] => {
        const before = first.get(image);
        if (before === undefined) {
          first.set(image, page);
          return [];
        }
        return [
          {
            severity: 'warning',
            page,
            blockId,
            zh: `这张图片第${before}版已经用过。请换一张。`,
            en: `This picture stands on page ${before} already. Choose another.`,
          },
        ];
      });
  },
};

/** Characters of a sentence that tells a story from others. */
const TELLING = 12;
/** Characters that two stories have alike, and their share of the shorter, from which they are one. */
const ALIKE = 60;
const SHARE = 0.5;

const sentences = new WeakMap<Article, ReadonlySet<string>>();

/** The sentences of an article's copy that are long enough to be its own. */
function sentencesOf(article: Article): ReadonlySet<string> {
  let own = sentences.get(article);
  if (own === undefined) {
    const all = printedBody(article).flatMap((paragraph) => paragraphText(paragraph).split(/[。！？；\n]/u));
    own = new Set(all.map((one) => one.trim()).filter(({ length }) => length >= TELLING));
    sentences.set(article, own);
  }
  return own;
}

const lengthOf = (all: Iterable<string>) => [...all].reduce((sum, { length }) => sum + length, 0);

/** The stories that are on pages, in their order. */
function storiesOnPages(edition: Edition) {
  return Object.values(edition.articles)
    .flatMap((article) => {
      const [block] = threadOf(edition, article.id);
      const page = block === undefined ? undefined : numberOf(edition, block);
      return block === undefined || page === undefined ? [] : [{ article, page, blockId: block.id }];
    })
    .sort((a, b) => a.page - b.page);
}

export const repeatedStory: EditionCheck = {
  scope: 'edition',
  id: 'repeated-story',
  title: { zh: '稿件重复', en: 'Story twice' },
  source: 'A story is printed once in an edition (重稿)',
  run: ({ edition }) => {
    const stories = storiesOnPages(edition);
    const first = new Map<string, (typeof stories)[number]>();
    return stories.flatMap((story): EditionFinding[] => {
      const own = sentencesOf(story.article);
      const alike = new Map<(typeof stories)[number], number>();
      for (const sentence of own) {
        const other = first.get(sentence);
        if (other === undefined) first.set(sentence, story);
        else if (other !== story) alike.set(other, (alike.get(other) ?? 0) + sentence.length);
      }
      return [...alike].flatMap(([other, characters]) => {
        const shorter = Math.min(lengthOf(own), lengthOf(sentencesOf(other.article)));
        if (characters < ALIKE || characters < SHARE * shorter) return [];
        const title = articleTitle(other.article);
        return [
          {
            severity: 'warning',
            page: story.page,
            blockId: story.blockId,
            zh: `这篇稿件和第${other.page}版的“${title}”大半相同。请留一篇。`,
            en: `Most of this story stands on page ${other.page} as “${title}”. Keep one of them.`,
          },
        ];
      });
    });
  },
};
