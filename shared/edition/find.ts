/** Find and replace: over the texts of articles and their blocks, in the text as it is or without regard to width, case and variant forms. */
import { Converter } from 'opencc-js/t2cn';
import { characterEnd, characterStart, charactersOf } from '../text/graphemes.ts';
import { unifiedForm } from '../text/radicals.ts';
import { isSelector, unseenKind } from '../text/seen-text.ts';
import type { ArticleId, PartId } from './ids.ts';
import { heldLook } from './leaves.ts';
import type { Patch } from './operations.ts';
import type { Article, Block, Edition } from './records.ts';
import { blockParts, type PartKind, partsOf, readBlockPart, readPart, readRuns, writeBlockPart } from './text.ts';

export interface Query {
  readonly text: string;
  readonly isRegex: boolean;
  /** Full and half width, capitals, and traditional and simplified forms are told apart. */
  readonly isExact: boolean;
}

/** A piece of text that is searched. */
export interface SearchedText {
  readonly articleId: ArticleId;
  readonly part: PartId;
  readonly text: string;
}

/** UTF-16 offsets in a part's text, and what would stand there instead. */
export interface Match {
  readonly articleId: ArticleId;
  readonly part: PartId;
  readonly from: number;
  readonly to: number;
  readonly replacement: string;
}

/** The credits of pictures are not copy: they are not searched. */
const notSearched: ReadonlySet<PartKind> = new Set(['credit', 'cell']);

function blocksOf(edition: Edition, articleId: string): Block[] {
  return Object.values(edition.blocks).filter((block) => 'articleId' in block && block.articleId === articleId);
}

/** The texts of articles that can be searched, in reading order, with the words of their blocks. */
export function searchedTexts(edition: Edition, articles: readonly ArticleId[]): SearchedText[] {
  return articles.flatMap((articleId): SearchedText[] => {
    const article = edition.articles[articleId];
    if (article === undefined) return [];
    const parts = [...partsOf(article), ...blocksOf(edition, articleId).flatMap((block) => blockParts(block))];
    return parts.flatMap(({ part, kind, text }) =>
      text === '' || notSearched.has(kind) ? [] : [{ articleId, part, text }],
    );
  });
}

/** Made for the first character: its dictionary is built anew each time, while nothing is searched at a start. */
let simplified: ((text: string) => string) | undefined;
const folded = new Map<string, string>();

/** A character without its width, case and variant form, and without what of it is not seen. */
function fold(character: string): string {
  const known = folded.get(character);
  if (known !== undefined) return known;
  simplified ??= Converter({ from: 't', to: 'cn' });
  const usual = [...seenOf(character)].map((one) => unifiedForm(one) ?? one).join('');
  const plain = simplified(usual.normalize('NFKC').toLowerCase());
  folded.set(character, plain);
  return plain;
}

function seenOf(character: string): string {
  return [...character].filter((one) => unseenKind(one.codePointAt(0) ?? 0) === null).join('');
}

/**
 * A character as it is told apart from every other: a letter and its marks are what they are composed (UAX #15), and the
 * selector of a form makes no other character (Unicode 15 §23.4). One that stands for another by itself stays what it is.
 */
function exactly(character: string): string {
  if (character.length === 1) return character;
  const bare = [...character].filter((one) => !isSelector(one.codePointAt(0) ?? 0)).join('');
  if (bare === '') return character;
  return [...bare].length > 1 ? bare.normalize('NFC') : bare;
}

/** A text as it is compared, and for each unit of that where its character starts and ends in the text. */
function comparedText(text: string, told: (character: string) => string) {
  let plain = '';
  const [starts, ends]: [number[], number[]] = [[], []];
  let at = 0;
  for (const character of charactersOf(text)) {
    const one = told(character);
    for (let unit = 0; unit < one.length; unit++) {
      starts.push(at);
      ends.push(at + character.length);
    }
    plain += one;
    at += character.length;
  }
  return { plain, starts, ends };
}

/** Every place of a plain text in another, not overlapping. */
function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) places.push(at);
  return places;
}

/** Finds a plain text. What is found is whole characters, with what chooses their forms. */
export function findText(parts: readonly SearchedText[], query: Query, replacement: string): Match[] {
  const told = query.isExact ? exactly : fold;
  const wanted = comparedText(query.text, told).plain;
  if (wanted === '') return [];
  // Who asks for a form by its selector means that form.
  const form = query.isExact && wanted !== query.text.normalize('NFC') ? query.text.normalize('NFC') : null;
  return parts.flatMap(({ articleId, part, text }) => {
    const { plain, starts, ends } = comparedText(text, told);
    return placesOf(plain, wanted).flatMap((at): Match[] => {
      const last = at + wanted.length - 1;
      const [from, to] = [starts[at] ?? 0, ends[last] ?? text.length];
      // Half of what one character stands for is no place in the text.
      const isWhole = starts[at - 1] !== from && starts[last + 1] !== starts[last];
      const isForm = form === null || text.slice(from, to).normalize('NFC') === form;
      return isWhole && isForm ? [{ articleId, part, from, to, replacement }] : [];
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

/** Where a match ends that takes the selector of its last character's form along; null where it divides a character. */
function wholeEnd(text: string, from: number, to: number): number | null {
  if (characterStart(text, from) !== from) return null;
  const end = characterEnd(text, to);
  const isOfForm = [...text.slice(to, end)].every((one) => isSelector(one.codePointAt(0) ?? 0));
  return isOfForm ? end : null;
}

/**
 * Finds by a regular expression, whole characters only. Throws `SyntaxError` where it is none. May take as long as the
 * expression lets it.
 */
export function findPattern(parts: readonly SearchedText[], query: Query, replacement: string): Match[] {
  const pattern = new RegExp(query.text, query.isExact ? 'gu' : 'giu');
  return parts.flatMap(({ articleId, part, text }) =>
    [...text.matchAll(pattern)].flatMap((match): Match[] => {
      const from = match.index;
      const to = match[0] === '' ? null : wholeEnd(text, from, from + match[0].length);
      return to === null ? [] : [{ articleId, part, from, to, replacement: expand(replacement, match) }];
    }),
  );
}

/** What replaces a match in an article: it has the style of the first character it stands for. */
function replacedIn(article: Article, { part, from, to, replacement }: Match): Patch[] {
  const remove = readRuns(article, part, from, to);
  if (remove === null) return [];
  const insert = replacement === '' ? [] : [{ text: replacement, ...heldLook(remove[0]) }];
  return [{ kind: 'text', table: 'articles', id: article.id, part, offset: from, remove, insert }];
}

/** What replaces matches in a block's text, as far as there is room for it; the last comes first. */
function replacedInBlock(block: Block, part: PartId, matches: readonly Match[]): Patch[] {
  const patches: Patch[] = [];
  let now = block;
  for (const { from, to, replacement } of matches) {
    const text = readBlockPart(now, part) ?? '';
    const written = text.slice(0, from) + replacement + text.slice(to);
    const next = writeBlockPart(now, part, written);
    if (next === null || readBlockPart(next, part) !== written) continue;
    const runs = (words: string) => (words === '' ? [] : [{ text: words }]);
    const change = { offset: from, remove: runs(text.slice(from, to)), insert: runs(replacement) };
    patches.push({ kind: 'text', table: 'blocks', id: block.id, part, ...change });
    now = next;
  }
  return patches;
}

/** Replaces matches as they were found in the edition: one operation, however many there are. */
export function replaceMatches(edition: Edition, matches: readonly Match[]): Patch[] {
  const byPart = new Map<string, Match[]>();
  // The last of a part first, so that the offsets of the others stay true.
  for (const match of [...matches].sort((a, b) => b.from - a.from)) {
    const key = `${match.articleId}/${match.part}`;
    const own = byPart.get(key) ?? [];
    own.push(match);
    byPart.set(key, own);
  }
  return [...byPart.values()].flatMap((own): Patch[] => {
    const [first] = own;
    const article = edition.articles[first?.articleId ?? ''];
    if (first === undefined || article === undefined) return [];
    const { articleId, part } = first;
    if (readPart(article, part) !== null) return own.flatMap((match) => replacedIn(article, match));
    const block = blocksOf(edition, articleId).find((one) => readBlockPart(one, part) !== null);
    return block === undefined ? [] : replacedInBlock(block, part, own);
  });
}
