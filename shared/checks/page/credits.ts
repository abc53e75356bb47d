/** What is told of a story stands somewhere on the page: in its copy, or where its style sets it. */
import { wordsOfPart } from '../../blocks/story-part.ts';
import { type Credit, credits } from '../../edition/article-records.ts';
import { isSaidInCopy, saidInCopy } from '../../edition/copy-credits.ts';
import { creditsSet } from '../../edition/printed-copy.ts';
import type { Article, Block, Edition, Page } from '../../edition/records.ts';
import { blocksOnPage, creditsApart, threadOf } from '../../edition/selectors.ts';
import { readPart, solePart } from '../../edition/text.ts';
import type { PageCheck, PageFinding } from '../check.ts';

const names: Readonly<Record<Credit, { readonly zh: string; readonly en: string }>> = {
  summary: { zh: '提要', en: 'summary' },
  dateline: { zh: '电头', en: 'dateline' },
  byline: { zh: '署名', en: 'byline' },
  source: { zh: '来源', en: 'source' },
  editor: { zh: '责编', en: 'editor’s line' },
};

/** The credits of an article on a page that are printed nowhere. */
function unprinted(edition: Edition, article: Article): Credit[] {
  const [first] = threadOf(edition, article.id);
  const style = edition.styles[first?.style ?? ''] ?? edition.styles['body'];
  const apart = creditsApart(edition, article.id);
  return credits.filter((credit) => {
    const text = readPart(article, solePart(credit)) ?? '';
    const isSet = apart.has(credit) || (first !== undefined && style?.credits?.[credit] !== undefined);
    return text.trim() !== '' && !isSet && !isSaidInCopy(article, credit, text);
  });
}

/** The article that is told of at a block of a page: once, and where its copy begins. */
function toldAt(edition: Edition, page: Pick<Page, 'id'>): { readonly article: Article; readonly block: Block }[] {
  const told = new Set<string>();
  return blocksOnPage(edition, page.id).flatMap((block) => {
    if ((block.kind !== 'body' && block.kind !== 'headline') || told.has(block.articleId)) return [];
    const article = edition.articles[block.articleId];
    const [first] = threadOf(edition, block.articleId);
    // A story that goes on from another page is told of there.
    if (article === undefined || (first !== undefined && first.pageId !== page.id)) return [];
    told.add(block.articleId);
    return [{ article, block: first ?? block }];
  });
}

export const creditNowhere: PageCheck = {
  scope: 'page',
  id: 'credit-nowhere',
  title: { zh: '署名等没有印出', en: 'Credits not printed' },
  source: 'what the newsroom wrote of a story is printed, or somebody knows that it is not',
  run: ({ edition, page }) =>
    toldAt(edition, page).flatMap(({ article, block }): PageFinding[] => {
      const missing = unprinted(edition, article);
      if (missing.length === 0) return [];
      return [
        {
          severity: 'warning',
          blockId: block.id,
          zh: `稿件的${missing.map((one) => names[one].zh).join('、')}在版面上没有印出。请在“样式”里为正文样式选定位置，或写进正文。`,
          en: `The story’s ${missing.map((one) => names[one].en).join(', ')} stands nowhere on the page. Give it a place in the style of its text, or write it into the copy.`,
        },
      ];
    }),
};

/** Credits printed from their field although the copy has some of their names, or all of them beside a block of their own. */
function printedTwice(edition: Edition, article: Article): { readonly credit: Credit; readonly said: string[] }[] {
  const [first] = threadOf(edition, article.id);
  const style = edition.styles[first?.style ?? ''] ?? edition.styles['body'];
  const apart = creditsApart(edition, article.id);
  const set = first === undefined ? [] : creditsSet(article, style?.credits, apart);
  return credits.flatMap((credit) => {
    if (!apart.has(credit) && !set.some((one) => one.credit === credit)) return [];
    const text = readPart(article, solePart(credit)) ?? '';
    // Of a story without blocks of text nothing of its copy is printed.
    const said = first === undefined ? [] : [...new Set(saidInCopy(article, credit, text).said)];
    return said.length === 0 ? [] : [{ credit, said }];
  });
}

/** A credit of which the copy has a part is printed whole, so that nobody goes unsaid: a name then stands twice. */
export const creditTwice: PageCheck = {
  scope: 'page',
  id: 'credit-twice',
  title: { zh: '署名等重复印出', en: 'Credits printed twice' },
  source: 'who wrote a story is said once',
  run: ({ edition, page }) =>
    toldAt(edition, page).flatMap(({ article, block }) =>
      printedTwice(edition, article).map(
        ({ credit, said }): PageFinding => ({
          severity: 'warning',
          blockId: block.id,
          zh: `稿件的${names[credit].zh}和正文里都有“${said.join('、')}”，会印两次。请删去正文里的，或改这一栏。`,
          en: `The story’s ${names[credit].en} and its copy both say “${said.join(', ')}”, and it is printed twice. Take it out of the copy, or change the field.`,
        }),
      ),
    ),
};

/** A block for a summary or a byline that nobody has written prints nothing. */
export const creditEmpty: PageCheck = {
  scope: 'page',
  id: 'credit-empty',
  title: { zh: '提要、署名块是空的', en: 'Nothing to show' },
  source: 'what is placed on a page is printed, or somebody knows that it is not',
  run: ({ edition, page }) =>
    blocksOnPage(edition, page.id).flatMap((block): PageFinding[] => {
      if (block.kind !== 'storypart') return [];
      const article = edition.articles[block.articleId];
      if (article !== undefined && wordsOfPart(article, block.part).trim() !== '') return [];
      const name = names[block.part];
      return [
        {
          severity: 'warning',
          blockId: block.id,
          zh: `稿件还没有${name.zh}，这一块不印。请在文稿上方的栏里写上，或删去这一块。`,
          en: `The story has no ${name.en} yet, and the block prints nothing. Write it above the copy, or take the block away.`,
        },
      ];
    }),
};
