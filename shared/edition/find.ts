/** Find and replace: over the parts of articles, in the text as it is or without regard to width, case and variant forms. */
import { Converter } from 'opencc-js/t2cn';
import { type BlockKind, blockModule } from '../blocks/kinds.ts';
import type { ArticleId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Article, Block, Edition, Leaf, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';

export interface Query {
  readonly text: string;
  readonly isRegex: boolean;
  /** Full and half width, capitals, and traditional and simplified forms are told apart. */
  readonly isExact: boolean;
}

/** A piece of text that is searched. */
export interface Part {
  readonly articleId: ArticleId;
  /** A paragraph's id; `kicker.0`, `headline.0`, `deck.0`; `summary`, `banner`; `caption.<photo id>`; `quote.<block id>`. */
  readonly part: string;
  readonly text: string;
}

/** UTF-16 offsets in a part's text, and what would stand there instead. */
export interface Match {
  readonly articleId: ArticleId;
  readonly part: string;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** A block's own words; none of kinds without any. */
function ownWords<K extends BlockKind>(block: Block<K>): string {
  return blockModule<K>(block.kind).words?.read(block) ?? '';
}

function withWords<K extends BlockKind>(block: Block<K>, text: string): Block<K> {
  return blockModule<K>(block.kind).words?.write(block, text) ?? block;
}

/** The parts of articles that can be searched, in reading order. */
export function partsOf(edition: Edition, articles: readonly ArticleId[]): Part[] {
  return articles.flatMap((articleId): Part[] => {
    const article = edition.articles[articleId];
    if (article === undefined) return [];
    const { headlines, banner, body, photos } = article;
    const part = (name: string, text: string): Part => ({ articleId, part: name, text });
    const lines = (name: 'kicker' | 'headline' | 'deck') =>
      headlines[name].map((text, at) => part(`${name}.${at}`, text));
    const quotes = Object.values(edition.blocks).flatMap((block) =>
      'articleId' in block && block.articleId === articleId ? [part(`quote.${block.id}`, ownWords(block))] : [],
    );
    return [
      part('banner', banner),
      ...lines('kicker'),
      ...lines('headline'),
      ...lines('deck'),
      part('summary', headlines.summary),
      ...body.map((paragraph) => part(paragraph.id, paragraphText(paragraph))),
      ...photos.map((photo) => part(`caption.${photo.id}`, photo.caption)),
      ...quotes,
    ].filter((one) => one.text !== '');
  });
}

/** Made for the first character: its dictionary is built anew each time, while nothing is searched at a start. */
let simplified: ((text: string) => string) | undefined;
const folded = new Map<string, string>();

/** A character without its width, case and variant form. */
function fold(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  simplified ??= Converter({ from: 't', to: 'cn' });
  const plain = simplified(character.normalize('NFKC').toLowerCase());
  folded.set(character, plain);
  return plain;
}

/** A text folded, and for each unit of that where its character starts in the text; the text's length at the end. */
function foldText(text: string): { readonly plain: string; readonly starts: readonly number[] } {
  let plain = '';
  const starts: number[] = [];
  let at = 0;
  for (const character of text) {
    const one = fold(character);
    for (let unit = 0; unit < one.length; unit++) starts.push(at);
    plain += one;
    at += character.length;
  }
  starts.push(text.length);
  return { plain, starts };
}

/** Every place of a plain text in another, not overlapping. */
function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

/** Finds a plain text. */
export function findText(parts: readonly Part[], query: Query, replacement: string): Match[] {
  if (query.text === '') return [];
  if (query.isExact) {
    return parts.flatMap(({ articleId, part, text }) =>
      placesOf(text, query.text).map((from) => ({ articleId, part, from, to: from + query.text.length, replacement })),
    );
  }
  const wanted = foldText(query.text).plain;
  if (wanted === '') return [];
  return parts.flatMap(({ articleId, part, text }) => {
    const { plain, starts } = foldText(text);
    return placesOf(plain, wanted).flatMap((at): Match[] => {
      const [from, to] = [starts[at] ?? 0, starts[at + wanted.length] ?? text.length];
      // Half of what one character stands for is no place in the text.
      const isWhole = starts[at - 1] !== from && to !== starts[at + wanted.length - 1];
      return isWhole ? [{ articleId, part, from, to, replacement }] : [];
    });
  });
}

/** What a regular expression's match is replaced by: `$1` … `$9`, `$&` and `$$` stand for what they do elsewhere. */
function expand(template: string, match: RegExpMatchArray): string {
  return template.replace(/\$([$&1-9])/gu, (_, name: string) => {
    if (name === '$') return '$';
    return (name === '&' ? match[0] : match[Number(name)]) ?? '';
  });
}

/** Finds by a regular expression. Throws `SyntaxError` where it is none. May take as long as the expression lets it. */
export function findPattern(parts: readonly Part[], query: Query, replacement: string): Match[] {
  const pattern = new RegExp(query.text, query.isExact ? 'gu' : 'giu');
  return parts.flatMap(({ articleId, part, text }) =>
    [...text.matchAll(pattern)].flatMap((match): Match[] => {
      const from = match.index;
      const to = from + match[0].length;
      return to === from ? [] : [{ articleId, part, from, to, replacement: expand(replacement, match) }];
    }),
  );
}

/** A text with matches replaced; they do not overlap. */
function replaceIn(text: string, matches: readonly Match[]): string {
  let replaced = '';
  let at = 0;
  for (const { from, to, replacement } of [...matches].sort((a, b) => a.from - b.from)) {
    replaced += text.slice(at, from) + replacement;
    at = to;
  }
  return replaced + text.slice(at);
}

/** Leaves with matches replaced: what is put in has the emphasis of the first character it stands for. */
function replaceInLeaves(children: readonly Leaf[], matches: readonly Match[]): Leaf[] {
  let start = 0;
  const leaves = children.map((leaf): Leaf => {
    const end = start + leaf.text.length;
    const own = matches.flatMap((match): Match[] => {
      const from = Math.max(start, match.from);
      const to = Math.min(end, match.to);
      if (from >= to) return [];
      return [
        { ...match, from: from - start, to: to - start, replacement: from === match.from ? match.replacement : '' },
      ];
    });
    start = end;
    return own.length === 0 ? leaf : { ...leaf, text: replaceIn(leaf.text, own) };
  });
  const kept = leaves.filter((leaf) => leaf.text !== '');
  return kept.length === 0 ? [{ text: '' }] : kept;
}

function replaceInArticle(article: Article, byPart: ReadonlyMap<string, readonly Match[]>): Article {
  const text = (part: string, old: string) => replaceIn(old, byPart.get(part) ?? []);
  const lines = (name: 'kicker' | 'headline' | 'deck') =>
    article.headlines[name].map((old, at) => text(`${name}.${at}`, old));
  return {
    ...article,
    banner: text('banner', article.banner),
    headlines: {
      kicker: lines('kicker'),
      headline: lines('headline'),
      deck: lines('deck'),
      summary: text('summary', article.headlines.summary),
    },
    body: article.body.map((paragraph): Paragraph => {
      const matches = byPart.get(paragraph.id);
      return matches === undefined
        ? paragraph
        : { ...paragraph, children: replaceInLeaves(paragraph.children, matches) };
    }),
    photos: article.photos.map((photo) => ({ ...photo, caption: text(`caption.${photo.id}`, photo.caption) })),
  };
}

/** Replaces matches as they were found in the edition: one operation, however many there are. */
export function replaceMatches(edition: Edition, matches: readonly Match[]): Patch[] {
  const byArticle = new Map<ArticleId, Map<string, Match[]>>();
  for (const match of matches) {
    const parts = byArticle.get(match.articleId) ?? new Map<string, Match[]>();
    const own = parts.get(match.part) ?? [];
    own.push(match);
    byArticle.set(match.articleId, parts.set(match.part, own));
  }
  const patches: Patch[] = [];
  for (const [id, parts] of byArticle) {
    const article = edition.articles[id];
    if (article === undefined) continue;
    const isQuote = (part: string) => part.startsWith('quote.');
    if ([...parts.keys()].some((part) => !isQuote(part))) {
      patches.push({ kind: 'put', table: 'articles', id, record: replaceInArticle(article, parts) });
    }
    for (const [part, own] of parts) {
      const block = isQuote(part) ? edition.blocks[part.slice('quote.'.length)] : undefined;
      if (block === undefined) continue;
      const record = withWords(block, replaceIn(ownWords(block), own));
      patches.push({ kind: 'put', table: 'blocks', id: block.id, record });
    }
  }
  return patches;
}
