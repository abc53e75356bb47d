/** Which texts of an article blocks show, and which of them is typed in first. */
import { type BlockKind, type Block as BlockOf, blockModule } from '../../shared/blocks/kinds.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { headlineLine, readPart } from '../../shared/edition/text.ts';
import type { TextPlace } from './place-map.ts';

/** The order in which the parts of a headline set stand above each other. */
const above = ['kicker', 'headline', 'deck'];

/** The texts that a block shows of its article, each by its part, the first the one that is meant by the block. */
export function textsOf<K extends BlockKind>(block: BlockOf<K>, article: Article | undefined): readonly string[] {
  return article === undefined ? [] : (blockModule<K>(block.kind).texts?.(block, article) ?? []);
}

/** The texts that stand in a block with one of an article, from the top; nothing where no block shows that one. */
export function textsShown(edition: Edition, { articleId, part }: TextPlace): readonly string[] {
  const article = edition.articles[articleId];
  const shown = Object.values(edition.blocks)
    .filter((block) => 'articleId' in block && block.articleId === articleId)
    .map((block) => textsOf(block, article))
    .filter((texts) => texts.includes(part))
    .reduce<readonly string[]>((most, texts) => (texts.length > most.length ? texts : most), []);
  const placeOf = (name: string) => above.indexOf(headlineLine(name)?.list ?? '');
  return shown.toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** True of a block that shows words and has none. */
export function isUnwritten({ articles }: Pick<Edition, 'articles'>, block: BlockOf): boolean {
  if (block.kind === 'pullquote' || block.kind === 'figure') return block.text === '';
  const article = 'articleId' in block ? articles[block.articleId] : undefined;
  if (article === undefined || blockModule(block.kind).pointsToArticle === true) return false;
  if (block.kind === 'body') return block.threadOrder === 0 && article.body.every((one) => paragraphText(one) === '');
  const texts = textsOf(block, article);
  return texts.length > 0 && texts.every((part) => (readPart(article, part) ?? '') === '');
}
