/** Words that send the reader to another page: they are derived, and must lead to something. */
import { blockModule } from '../../blocks/kinds.ts';
import { composedUnder } from '../../compose/composed-halves.ts';
import type { ComposedEdition } from '../../compose/display-list.ts';
import type { ArticleId, BlockId } from '../../edition/ids.ts';
import type { Article, Edition } from '../../edition/records.ts';
import { articleTitle, carriesStory, numberOf, pageCount, standsOn, threadOf } from '../../edition/selectors.ts';
import { partsOf } from '../../edition/text.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';

/** True of a block of an article's copy that stands under a number: of a 通版 on that half. */
function isCopyOn(edition: Edition, id: BlockId, articleId: ArticleId, number: number): boolean {
  const block = edition.blocks[id];
  return block?.kind === 'body' && block.articleId === articleId && numberOf(edition, block) === number;
}

export const jumpTarget: EditionCheck = {
  scope: 'edition',
  id: 'jump-target',
  refusesSignature: true,
  title: { zh: '转版', en: 'Jump' },
  source: 'domain.md §1: turn line and continued line',
  run: ({ composed, edition }) =>
    composed.articles.flatMap(({ id, title, jumps }) =>
      jumps.flatMap((jump): EditionFinding[] => {
        const leaves = composedUnder(composed.pages, jump.from);
        const page = jump.from;
        const target = composedUnder(composed.pages, jump.to);
        const blocks = target?.blocks.filter((block) => isCopyOn(edition, block.id, id, jump.to)) ?? [];
        const from = leaves?.blocks.find((block) => isCopyOn(edition, block.id, id, jump.from))?.id ?? null;
        const backwards = jump.to < jump.from;
        if (blocks.some(({ lines }) => lines > 0)) {
          if (!backwards) return [];
          return [
            {
              severity: 'warning',
              page,
              blockId: from,
              zh: `“${title}”往回转到第${jump.to}版。读者习惯往后翻。`,
              en: `“${title}” jumps back to page ${jump.to}. Readers turn forwards.`,
            },
          ];
        }
        // The empty frame there is an error of its own while its copy is to come.
        const waits = edition.articles[id]?.copyToCome === true;
        return [
          {
            severity: waits ? 'warning' : 'error',
            page,
            blockId: from,
            zh: `“${title}”转到第${jump.to}版，那里还没有它的文字。`,
            en: `“${title}” jumps to page ${jump.to}, where nothing of it stands yet.`,
          },
        ];
      }),
    ),
};

/** The blocks of all pages, with the number of the page, of a 通版 of the half, that each stands on. */
function blocksOf(edition: Edition, { pages }: ComposedEdition): { readonly id: BlockId; readonly page: number }[] {
  return pages.flatMap(({ number, blocks }) =>
    blocks.map(({ id }) => {
      const block = edition.blocks[id];
      return { id, page: (block === undefined ? undefined : numberOf(edition, block)) ?? number };
    }),
  );
}

export const referTarget: EditionCheck = {
  scope: 'edition',
  id: 'refer-target',
  title: { zh: '导读', en: 'Refer' },
  source: 'domain.md §1: refer',
  run: ({ edition, composed }) =>
    blocksOf(edition, composed).flatMap(({ id, page }): EditionFinding[] => {
      const block = edition.blocks[id];
      if (block === undefined || !('articleId' in block)) return [];
      if (blockModule(block.kind).pointsToArticle !== true) return [];
      const article = edition.articles[block.articleId];
      const number = article === undefined ? undefined : standsOn(edition, article);
      if (article === undefined || number === undefined) {
        return [
          {
            severity: 'error',
            page,
            blockId: id,
            zh: '导读没有页码：所指的稿件不在任何版上。请排上版，或指定它要去的版。',
            en: 'A refer has no page: its story stands on none. Place it, or say which page it is planned for.',
          },
        ];
      }
      const isThere = Object.values(edition.blocks).some(
        (one) => numberOf(edition, one) === number && carriesStory(edition, one, article),
      );
      if (isThere) return [];
      return [
        {
          severity: 'warning',
          page,
          blockId: id,
          zh: `导读指向第${number}版，那里还没有排上这篇稿。`,
          en: `A refer points to page ${number}, where its story has not been placed yet.`,
        },
      ];
    }),
};

/** Words of copy that send readers to a page. */
const POINTS = /(?:详见|参见|见今日|见本报|刊|转|接|>>|》》)第?[ ]?(\d{1,3})版/gu;

const pointed = new WeakMap<Article, readonly (readonly [words: string, page: number])[]>();

/** What an article's own words say of pages; found once for an article as it is. */
function pointersIn(article: Article) {
  let own = pointed.get(article);
  if (own === undefined) {
    const texts = partsOf(article).map(({ text }) => text);
    own = texts.flatMap((text) =>
      [...text.matchAll(POINTS)].map(({ 0: words, 1: page }) => [words, Number(page)] as const),
    );
    pointed.set(article, own);
  }
  return own;
}

export const typedPointer: EditionCheck = {
  scope: 'edition',
  id: 'typed-pointer',
  title: { zh: '文中的版号', en: 'Page named in the copy' },
  source: 'domain.md §1: refer, jump: what sends readers to a page leads to one',
  run: ({ edition }) => {
    const count = pageCount(edition);
    return Object.values(edition.articles).flatMap((article): EditionFinding[] => {
      const page = standsOn(edition, article);
      if (page === undefined) return [];
      return pointersIn(article).flatMap(([words, number]): EditionFinding[] =>
        number >= 1 && number <= count
          ? []
          : [
              {
                severity: 'warning',
                page,
                blockId: threadOf(edition, article.id)[0]?.id ?? null,
                zh: `“${articleTitle(article)}”里写着“${words}”，本期没有这一版。`,
                en: `“${articleTitle(article)}” says “${words}”, and the edition has no such page.`,
              },
            ],
      );
    });
  },
};
