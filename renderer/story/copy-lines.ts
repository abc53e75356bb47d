/** Texts of an article that are not its body, as text to type in: the parts of a headline set, a banner, captions, credits. */
import { credits, type HeadlineList } from '../../shared/edition/article-records.ts';
import { editHeadline } from '../../shared/edition/edits.ts';
import type { ArticleId, PartId } from '../../shared/edition/ids.ts';
import { heldLook, lookBetween, sliceLeaves } from '../../shared/edition/leaves.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition, Leaf } from '../../shared/edition/records.ts';
import { runsOfLines } from '../../shared/edition/styled-lines.ts';
import {
  captionPart,
  creditPart,
  hasLooks,
  headlineLine,
  linePart,
  partKind,
  photoOfPart,
  readPart,
  readRuns,
  solePart,
} from '../../shared/edition/text.ts';
import type { TextPlace } from '../state/place-map.ts';

/** Characters a text that is no body copy can have: what its record allows. */
export const MOST_IN_LINE = 10_000;

/** One text of an article that is not its body; offsets are UTF-16 units in all of it. */
export interface CopyLine {
  readonly articleId: ArticleId;
  /** Its characters can have styles. */
  readonly hasLooks: boolean;
  /** Its lines, a line feed between two. */
  readonly text: string;
  /** What the history calls an edit of it. */
  readonly label: string;
  /** It can have lines; where it cannot, a line feed is a space. */
  readonly hasLines: boolean;
  /** Where in it a place is; beyond its end, its end. */
  offsetOf(place: TextPlace): number;
  placeAt(offset: number): TextPlace;
  /** Puts text in place of what stands between two offsets. */
  replace(from: number, to: number, text: string): Patch[];
  /** What stands between two offsets, in runs, part by part. */
  stretches(from: number, to: number): readonly Stretch[];
}

/** Text put in place of other text within one part: it has the style of the first character it stands for. */
function replaced(article: Article, part: PartId, from: number, to: number, text: string): Patch[] {
  const runs = readRuns(article, part) ?? [];
  const remove = sliceLeaves(runs, from, to);
  const look = remove.length === 0 ? lookBetween(runs, from) : heldLook(remove[0]);
  const insert: Leaf[] = text === '' ? [] : [{ text, ...look }];
  return [{ kind: 'text', table: 'articles', id: article.id, part, offset: from, remove, insert }];
}

/** True of two parts of one text: lines of one part of the headline set are. */
export function isOneText(a: string, b: string): boolean {
  return a === b || (headlineLine(a) !== null && partKind(a) === partKind(b));
}

/** What of a part lies between two offsets of its text. */
interface Stretch {
  readonly part: PartId;
  readonly offset: number;
  readonly runs: readonly Leaf[];
}

/** Where an offset of lines joined by line feeds lies: which line, and where in it. */
function lineAt(lines: readonly string[], offset: number): { readonly index: number; readonly within: number } {
  let left = Math.max(0, offset);
  for (const [index, line] of lines.entries()) {
    if (left <= line.length) return { index, within: left };
    left -= line.length + 1;
  }
  const last = Math.max(0, lines.length - 1);
  return { index: last, within: lines[last]?.length ?? 0 };
}

/** A part of the headline set: all its lines, none where nobody has written one yet. */
function headlinePart(edition: Edition, article: Article, list: HeadlineList): CopyLine {
  const lines = article.headlines[list];
  const text = lines.join('\n');
  const record = { table: 'articles', id: article.id } as const;
  const startOf = (index: number) => lines.slice(0, index).reduce((sum, line) => sum + line.length + 1, 0);
  return {
    articleId: article.id,
    hasLooks: true,
    text,
    stretches: (from, to) =>
      runsOfLines(article.headlines, list).flatMap((runs, index): Stretch[] => {
        const start = startOf(index);
        const own = sliceLeaves(runs, from - start, to - start);
        return own.length === 0 ? [] : [{ part: linePart(list, index), offset: Math.max(0, from - start), runs: own }];
      }),
    label: 'edit.headline',
    hasLines: true,
    offsetOf: ({ part, offset }) => {
      const index = Math.min(headlineLine(part)?.index ?? 0, Math.max(0, lines.length - 1));
      return startOf(index) + Math.max(0, Math.min(offset, lines[index]?.length ?? 0));
    },
    placeAt: (offset) => {
      const { index, within } = lineAt(lines, offset);
      return { articleId: article.id, part: linePart(list, index), offset: within };
    },
    replace: (from, to, put) => {
      const { index, within } = lineAt(lines, from);
      const part = linePart(list, index);
      const taken = text.slice(from, to);
      if (lines.length > 0 && put === '\n' && taken === '')
        return [{ kind: 'split', ...record, part, offset: within, into: null }];
      if (taken === '\n' && put === '') return [{ kind: 'join', ...record, part, offset: within, from: null }];
      if (lines.length > 0 && !`${taken}${put}`.includes('\n'))
        return replaced(article, part, within, within + taken.length, put);
      const all = text.slice(0, from) + put + text.slice(to);
      return editHeadline(edition, article.id, list, all === '' ? [] : all.split('\n'));
    },
  };
}

/** A text of one line. */
function soleLine(article: Article, part: PartId, text: string, label: string): CopyLine {
  return {
    articleId: article.id,
    hasLooks: hasLooks(part),
    text,
    label,
    hasLines: false,
    offsetOf: ({ offset }) => Math.max(0, Math.min(offset, text.length)),
    placeAt: (offset) => ({ articleId: article.id, part, offset }),
    replace: (from, to, put) => replaced(article, part, from, to, put),
    stretches: (from, to) => [{ part, offset: from, runs: readRuns(article, part, from, to) ?? [] }],
  };
}

function photoLine(article: Article, name: string): CopyLine | null {
  const photo = photoOfPart(article, name);
  if (photo === null) return null;
  const [caption, credit] = [captionPart(photo.id), creditPart(photo.id)];
  return name === caption
    ? soleLine(article, caption, photo.caption, 'photo.caption')
    : soleLine(article, credit, photo.credit, 'photo.credit');
}

function oneOf(article: Article, name: string): CopyLine | null {
  const kind = (['banner', ...credits] as const).find((one) => one === name);
  const part = kind === undefined ? null : solePart(kind);
  const text = part === null ? null : readPart(article, part);
  if (part === null || text === null) return null;
  return soleLine(article, part, text, kind === 'banner' ? 'edit.banner' : 'edit.credits');
}

/** The text a place is in, written or still empty; null for body text, and where there is none. */
export function copyLineAt(edition: Edition, { articleId, part }: TextPlace): CopyLine | null {
  const article = edition.articles[articleId];
  if (article === undefined) return null;
  const line = headlineLine(part);
  if (line !== null) return headlinePart(edition, article, line.list);
  return photoLine(article, part) ?? oneOf(article, part);
}
