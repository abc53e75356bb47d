/** What changed between two versions of an article, part by part, and how to bring any of it back. */
import { diffArrays } from 'diff';
import { type HeadlineList, headlineLists } from './article-records.ts';
import { canonical } from './canonical.ts';
import type { ArticleId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { Article, Edition, Leaf, Paragraph } from './records.ts';
import { paragraphText } from './selectors.ts';
import { runsOfLines, withLines } from './styled-lines.ts';
import { readRuns, solePart, writeRuns } from './text.ts';
import { runsText } from './text-patches.ts';

const headParts = [
  'banner',
  'kicker',
  'headline',
  'deck',
  'summary',
  'byline',
  'dateline',
  'source',
  'editor',
] as const;
type HeadPart = (typeof headParts)[number];
/** Lines of a part of the head; what is no headline has one. */
type HeadLines = readonly (readonly Leaf[])[];

/** A part that is not the same in both: one of the head, its lines as runs, or a paragraph that one of them may lack. */
export type Difference =
  | { readonly kind: 'head'; readonly part: HeadPart; readonly before: HeadLines; readonly after: HeadLines }
  | {
      readonly kind: 'paragraph';
      readonly before: Paragraph | null;
      readonly after: Paragraph | null;
      readonly isMoved: boolean;
      /** The paragraphs of the older version before it, the nearest first. */
      readonly comesAfter: readonly Paragraph['id'][];
    };

/** A part of the head in runs; one that is empty has no lines. */
function headLines(article: Article, part: HeadPart): HeadLines {
  const lines = isHeadlineList(part) ? runsOfLines(article.headlines, part) : [readRuns(article, solePart(part)) ?? []];
  return lines.length === 1 && lines.every((runs) => runs.length === 0) ? [] : lines;
}

function isHeadlineList(part: HeadPart): part is HeadlineList {
  return headlineLists.some((list) => list === part);
}

/** Names the part: of the head by its name, else the paragraph by its id. */
export function partOf(one: Difference): string {
  return one.kind === 'head' ? one.part : ((one.after ?? one.before)?.id ?? '');
}

/** What the part says in the older version, `before`, or the newer, `after`; nothing where that one lacks it. */
export function textOf(one: Difference, side: 'before' | 'after'): string {
  if (one.kind === 'head') return one[side].map(runsText).join('\n');
  const paragraph = one[side];
  return paragraph === null ? '' : paragraphText(paragraph);
}

/** True of paragraphs of the same kind that say the same, as strongly. */
export function isSame(a: Paragraph, b: Paragraph): boolean {
  return a.type === b.type && JSON.stringify(a.children) === JSON.stringify(b.children);
}

/** Everything that differs between two versions, part by part. Paragraphs are known by their ids. */
export function differences(older: Article, newer: Article): Difference[] {
  const head = headParts.flatMap((part): Difference[] => {
    const [old, now] = [headLines(older, part), headLines(newer, part)];
    return canonical(old) === canonical(now) ? [] : [{ kind: 'head', part, before: old, after: now }];
  });
  const old = new Map(older.body.map((paragraph) => [paragraph.id, paragraph]));
  const now = new Map(newer.body.map((paragraph) => [paragraph.id, paragraph]));
  const body: Difference[] = [];
  const before: Paragraph['id'][] = [];
  for (const { value, added, removed } of diffArrays([...old.keys()], [...now.keys()])) {
    for (const id of value) {
      const [was, is] = [old.get(id) ?? null, now.get(id) ?? null];
      // What was moved is told of once, where it was.
      const isMoved = removed && is !== null;
      const isKept = was !== null && is !== null && isSame(was, is) && !isMoved;
      if (!(isKept || (added && was !== null))) {
        body.push({ kind: 'paragraph', before: was, after: is, isMoved, comesAfter: before.toReversed() });
      }
      if (!added) before.push(id);
    }
  }
  return [...head, ...body];
}

function withHead(article: Article, part: HeadPart, lines: HeadLines): Article {
  if (isHeadlineList(part)) return { ...article, headlines: withLines(article.headlines, part, lines) };
  return writeRuns(article, solePart(part), lines.flat()) ?? article;
}

function restored(article: Article, difference: Difference): Article {
  if (difference.kind === 'head') return withHead(article, difference.part, difference.before);
  const { before, after, isMoved, comesAfter } = difference;
  const body = [...article.body];
  const at = body.findIndex((paragraph) => paragraph.id === (after ?? before)?.id);
  if (at >= 0 && !isMoved) body.splice(at, 1, ...(before === null ? [] : [before]));
  else if (before !== null) {
    if (at >= 0) body.splice(at, 1);
    const there = new Map(body.map((paragraph, index) => [paragraph.id, index]));
    const nearest = comesAfter.find((id) => there.has(id));
    body.splice(nearest === undefined ? 0 : (there.get(nearest) ?? 0) + 1, 0, before);
  }
  return { ...article, body };
}

/** Notes of import that point at paragraphs which are there. */
function withNotes(article: Article): Article {
  const lengths = new Map(article.body.map((paragraph) => [paragraph.id, paragraphText(paragraph).length]));
  const importNotes = article.importNotes.filter((note) => note.offset <= (lengths.get(note.paragraphId) ?? -1));
  return importNotes.length === article.importNotes.length ? article : { ...article, importNotes };
}

/** Brings back what a version had, difference by difference, or all of it; pictures and places stay as they are. */
export function restore(edition: Edition, id: ArticleId, some: readonly Difference[]): Patch[] {
  const article = edition.articles[id];
  if (article === undefined || some.length === 0) return [];
  const record = withNotes(some.reduce(restored, article));
  return [{ kind: 'put', table: 'articles', id, record }];
}
