/**
 * A further version of a story over the article that an earlier one became. Three texts are held against each other: the
 * story as it came first, the article as the desk has it, and the story as it comes now. What the agency changed is offered;
 * what the desk changed stays unless somebody says otherwise.
 */
import { diffArrays } from 'diff';
import type { ImportRemark } from '../text/import-remarks.ts';
import { applyPatches, type Patch } from './operations.ts';
import type { Article, Edition, Paragraph, Photo } from './records.ts';
import { paragraphText } from './selectors.ts';
import { sharedEnds } from './shared-ends.ts';
import { type Difference, differences, isSame, partOf, restore } from './versions.ts';

/** A part that the agency changed. `difference` has the new version `before` and the article as it stands `after`. */
export interface StoryChange {
  readonly difference: Difference;
  /** The desk changed that part, too, or may have: nobody knows how it came. */
  readonly isEdited: boolean;
}

/** How much of two paragraphs has to be alike for them to be one that was rewritten. */
const ALIKE = 0.35;

/** Pairs of neighbouring characters, each with how often it is there. */
function pairsOf(text: string): Map<string, number> {
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < text.length; at++) {
    const pair = text.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

/**
 * How much of two texts is alike, 0 to 1: the share of their pairs of characters that are in both (Dice’s coefficient), or,
 * where that is more, as of short sentences, what is the same at their ends.
 */
function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const { head, tail } = sharedEnds(a, b);
  return Math.max(alikeInPairs(a, b), (head + tail) / Math.max(a.length, b.length));
}

function alikeInPairs(a: string, b: string): number {
  const [mine, theirs] = [pairsOf(a), pairsOf(b)];
  let both = 0;
  for (const [pair, count] of mine) both += Math.min(count, theirs.get(pair) ?? 0);
  const all = a.length + b.length - 2;
  return all <= 0 ? 0 : (2 * both) / all;
}

/** Paragraphs of a stretch that was rewritten, each under the id of the one it was made of; those of none keep their own. */
function rewritten(old: readonly Paragraph[], now: readonly Paragraph[]): Paragraph[] {
  let from = 0;
  return now.map((one) => {
    const text = paragraphText(one);
    const rest = old.slice(from);
    const rated = rest.map((other) => likeness(paragraphText(other), text));
    const best = rated.reduce((found, rate, at) => (rate > (rated[found] ?? 0) ? at : found), 0);
    const own = rest[best];
    if (own === undefined || (rated[best] ?? 0) < ALIKE) return one;
    from += best + 1;
    return { ...one, id: own.id };
  });
}

/** A story with its paragraphs under the ids of those of an article that they are versions of, in the order of both. */
export function alignedWith(article: Article, story: Article): Article {
  const [old, now] = [article.body, story.body];
  const body: Paragraph[] = [];
  let [from, to] = [0, 0];
  let [left, made]: [Paragraph[], Paragraph[]] = [[], []];
  const settle = () => {
    body.push(...rewritten(left, made));
    [left, made] = [[], []];
  };
  for (const { value, added, removed } of diffArrays(old.map(paragraphText), now.map(paragraphText))) {
    const { length } = value;
    if (removed) left.push(...old.slice(from, from + length));
    else if (added) made.push(...now.slice(to, to + length));
    else {
      settle();
      body.push(...now.slice(to, to + length).map((one, at) => ({ ...one, id: old[from + at]?.id ?? one.id })));
    }
    if (!added) from += length;
    if (!removed) to += length;
  }
  settle();
  return { ...story, id: article.id, banner: article.banner, body };
}

function isSameParagraph(a: Paragraph | undefined, b: Paragraph | undefined): boolean {
  return a === undefined || b === undefined ? a === b : isSame(a, b);
}

/**
 * What the agency changed in a story, part by part: `ours` is the article as it stands, `came` the story as it was taken
 * (null where that is not known any more: then all that differs is told, and as edited), `now` the story as it comes.
 */
export function storyChanges(ours: Article, came: Article | null, now: Article): StoryChange[] {
  const next = alignedWith(ours, now);
  if (came === null) return differences(next, ours).map((difference) => ({ difference, isEdited: true }));
  return changesOver(ours, alignedWith(ours, came), next);
}

/** What differs between two versions of a story, `base` and `next`, of which paragraphs with one id are the same, over the article. */
export function changesOver(ours: Article, base: Article, next: Article): StoryChange[] {
  const all = differences(next, ours);
  const ofAgency = new Set(differences(base, next).flatMap((one) => (one.kind === 'head' ? [one.part] : [])));
  const ofDesk = new Set(differences(base, ours).flatMap((one) => (one.kind === 'head' ? [one.part] : [])));
  const [before, after] = [base, ours].map(({ body }) => new Map(body.map((one) => [one.id as string, one])));
  const known = new Set(base.body.map(paragraphText));
  const cut = base.body.filter(({ id }) => after?.has(id) !== true).map(paragraphText);
  const isOfCut = (text: string) => cut.some((other) => likeness(other, text) >= ALIKE);
  const incoming = new Map(next.body.map((one) => [one.id as string, one]));
  return all.flatMap((difference): StoryChange[] => {
    if (difference.kind === 'head') {
      return ofAgency.has(difference.part) ? [{ difference, isEdited: ofDesk.has(difference.part) }] : [];
    }
    const id = partOf(difference);
    const [was, is, comes] = [before?.get(id), after?.get(id), incoming.get(id)];
    if (is === undefined) {
      // The desk took it out, and the agency has it as it was, or wrote it anew; or the agency put it in.
      if (comes === undefined) return [{ difference, isEdited: false }];
      const text = paragraphText(comes);
      return known.has(text) ? [] : [{ difference, isEdited: was !== undefined || isOfCut(text) }];
    }
    // What the desk wrote itself no agency takes out.
    if (comes === undefined && was === undefined) return [];
    return isSameParagraph(was, comes) ? [] : [{ difference, isEdited: !isSameParagraph(was, is) }];
  });
}

/** What else a further version brings. */
interface Along extends Pick<Article, 'wire'> {
  /** The arrival's number; null of a picture that came by itself, which is no version of the copy. */
  readonly arrival: number | null;
  /** All photos the article has then. */
  readonly photos: readonly Photo[];
  readonly remarks: readonly ImportRemark[];
}

/** Brings an article up to a further version in the parts that are named, and has it say which version that is. */
export function takeChanges(
  edition: Edition,
  article: Article,
  changes: readonly StoryChange[],
  { arrival, photos, remarks, wire }: Along,
): Patch[] {
  const current = edition.articles[article.id];
  if (current === undefined) return [];
  const restored = restore(
    edition,
    article.id,
    changes.map(({ difference }) => difference),
  );
  const own = applyPatches(edition, restored).edition.articles[article.id] ?? current;
  const all = [...(own.importRemarks ?? []), ...remarks];
  const record: Article = {
    ...own,
    photos: [...photos],
    ...(arrival === null ? {} : { arrival }),
    ...(wire === undefined ? {} : { wire }),
    ...(all.length === 0 ? {} : { importRemarks: all }),
  };
  return [{ kind: 'put', table: 'articles', id: record.id, record }];
}
