/**
 * One patch of text rebased over another that was applied first to the same record. Patches that put paragraphs in or
 * take them out come here with one paragraph each (`oneByOne`).
 */
import type { ParagraphId, PartId } from './ids.ts';
import { restyled, sliceLeaves, tidyLeaves } from './leaves.ts';
import type { Patch } from './operations.ts';
import type { Leaf, Paragraph } from './records.ts';
import { headlineLine, linePart } from './text.ts';
import { invertText, runsText, type TextPatch, type TextPatchOf } from './text-patches.ts';

/** Why a patch cannot hold any more. */
export type DropReason =
  /** Its record was taken out. */
  | 'record-removed'
  /** Its paragraph was taken out, or has become the end of another. */
  | 'paragraph-removed'
  /** The same was changed otherwise, and that one holds. */
  | 'overwritten'
  /** The words it was put on were taken out. */
  | 'text-removed'
  /** What it stands on does not hold, or the text it is in has grown beyond what fits there. */
  | 'does-not-fit';

/** A patch that does not hold, and why. */
export interface DroppedPatch {
  readonly patch: Patch;
  readonly why: DropReason;
}

/** Patches as they hold after others, and those that do not. */
export interface Rebased {
  readonly patches: Patch[];
  readonly dropped: DroppedPatch[];
}

/** Which of two patches comes first where both are put in one place, and which gives way where only one can hold. */
export type Order = 'over-first' | 'patch-first';

type Runs = TextPatchOf<'text'> | TextPatchOf<'emphasis'>;

const whole = Number.POSITIVE_INFINITY;

/** Only one can hold: the earlier does, and where the later was applied already it is taken back. */
function earlierHolds(patch: TextPatch, over: TextPatch, order: Order): TextPatch[] | DropReason {
  return order === 'over-first' ? 'overwritten' : [invertText(over), patch];
}

/** A text edit over another of the same part: what is left to take out, and where its own runs go. */
function textOverText(b: TextPatchOf<'text'>, a: TextPatchOf<'text'>, order: Order): TextPatch[] {
  const [p, r, m] = [a.offset, runsText(a.remove).length, runsText(a.insert).length];
  const [q, s, n] = [b.offset, runsText(b.remove).length, runsText(b.insert).length];
  let at = q;
  if (q > p + r) at = q + m - r;
  else if (q > p || (q === p && order === 'over-first')) at = p + m;
  const before = sliceLeaves(b.remove, 0, Math.max(0, p - q));
  const rest = sliceLeaves(b.remove, Math.max(0, p + r - q), whole);
  const edit = (offset: number, remove: Leaf[], insert: Leaf[]): TextPatch[] =>
    remove.length + insert.length === 0 ? [] : [{ ...b, offset, remove, insert }];
  // What the other put in lies between, unless all that is left to take out is on one side of it.
  if (q < p) {
    const start = q + n + m;
    if (q + s <= p + r || rest.length === 0) return edit(at, before, b.insert);
    return [...edit(at, before, b.insert), ...edit(start, rest, [])];
  }
  const restAt = Math.max(q, p + r) + m - r;
  if (restAt === at) return edit(at, rest, b.insert);
  return [...edit(at, [], b.insert), ...edit(restAt + n, rest, [])];
}

/** Runs with those of a stretch put in their place; offsets are of the part. */
function overlaid(runs: readonly Leaf[], offset: number, by: readonly Leaf[], at: number): Leaf[] {
  const [from, to] = [Math.max(offset, at), Math.min(offset + runsText(runs).length, at + runsText(by).length)];
  if (from >= to) return [...runs];
  return tidyLeaves([
    ...sliceLeaves(runs, 0, from - offset),
    ...sliceLeaves(by, from - at, to - at),
    ...sliceLeaves(runs, to - offset, whole),
  ]);
}

/**
 * What a change of style makes over another of the same part: what either said stays, but of what both did, which the
 * order decides.
 */
function styledOver(b: TextPatchOf<'emphasis'>, a: TextPatchOf<'emphasis'>, order: Order): Leaf[] {
  const length = runsText(b.was).length;
  const [from, to] = [Math.max(b.offset, a.offset), Math.min(b.offset + length, a.offset + runsText(a.was).length)];
  if (from >= to) return [...b.now];
  const both = (runs: readonly Leaf[], start: number) => sliceLeaves(runs, from - start, to - start);
  const [first, then] = order === 'over-first' ? [a, b] : [b, a];
  const made = restyled(both(first.now, first.offset), both(then.was, then.offset), both(then.now, then.offset));
  return overlaid(b.now, b.offset, made, from);
}

function emphasisOverText(b: TextPatchOf<'emphasis'>, a: TextPatchOf<'text'>): TextPatch[] {
  const [p, r, m] = [a.offset, runsText(a.remove).length, runsText(a.insert).length];
  const length = runsText(b.was).length;
  const piece = (from: number, to: number, shift: number): TextPatch[] => {
    if (from >= to) return [];
    const [was, now] = [b.was, b.now].map((runs) => sliceLeaves(runs, from - b.offset, to - b.offset));
    return [{ ...b, offset: from + shift, was: was ?? [], now: now ?? [] }];
  };
  const end = b.offset + length;
  return [...piece(b.offset, Math.min(end, p), 0), ...piece(Math.max(b.offset, p + r), end, m - r)];
}

/** An edit of runs over a split of its part. */
function runsOverSplit(b: Runs, at: number, next: PartId): TextPatch[] {
  const length = runsText(b.kind === 'text' ? b.remove : b.was).length;
  if (b.offset > at || (b.offset === at && length > 0)) return [{ ...b, part: next, offset: b.offset - at }];
  if (b.offset + length <= at) return [b];
  const cut = at - b.offset;
  if (b.kind === 'text') {
    return [
      { ...b, remove: sliceLeaves(b.remove, 0, cut) },
      { ...b, part: next, offset: 0, remove: sliceLeaves(b.remove, cut, whole), insert: [] },
    ];
  }
  return [
    { ...b, was: sliceLeaves(b.was, 0, cut), now: sliceLeaves(b.now, 0, cut) },
    { ...b, part: next, offset: 0, was: sliceLeaves(b.was, cut, whole), now: sliceLeaves(b.now, cut, whole) },
  ];
}

/** An edit of runs in a line of the headline set over a split or join of lines. */
function runsOverLines(b: Runs, a: TextPatchOf<'split'> | TextPatchOf<'join'>): TextPatch[] {
  const [own, changed] = [headlineLine(b.part), headlineLine(a.part)];
  if (own === null || changed === null || own.list !== changed.list || own.index < changed.index) return [b];
  const line = (index: number) => linePart(own.list, index);
  if (a.kind === 'split') {
    return own.index === changed.index
      ? runsOverSplit(b, a.offset, line(own.index + 1))
      : [{ ...b, part: line(own.index + 1) }];
  }
  if (own.index === changed.index) return [b];
  const offset = own.index === changed.index + 1 ? b.offset + a.offset : b.offset;
  return [{ ...b, part: line(own.index - 1), offset }];
}

function runsOver(b: Runs, a: TextPatch, order: Order): TextPatch[] | DropReason {
  switch (a.kind) {
    case 'text':
      if (a.part !== b.part) return [b];
      return b.kind === 'text' ? textOverText(b, a, order) : emphasisOverText(b, a);
    case 'emphasis': {
      if (a.part !== b.part) return [b];
      if (b.kind === 'text') return [{ ...b, remove: overlaid(b.remove, b.offset, a.now, a.offset) }];
      const was = overlaid(b.was, b.offset, a.now, a.offset);
      return [{ ...b, was, now: styledOver(b, a, order) }];
    }
    case 'split':
      if (a.into === null) return runsOverLines(b, a);
      return a.part === b.part ? runsOverSplit(b, a.offset, a.into.id) : [b];
    case 'join':
      if (a.from === null) return runsOverLines(b, a);
      return a.from.id === b.part ? [{ ...b, part: a.part, offset: b.offset + a.offset }] : [b];
    case 'remove-paragraphs':
      return a.paragraphs[0].id === b.part ? 'paragraph-removed' : [b];
    default:
      return [b];
  }
}

/** The paragraphs a patch of paragraphs is about or stands beside. */
function concerned(patch: TextPatch): ReadonlySet<string | null> {
  switch (patch.kind) {
    case 'text':
    case 'emphasis':
      return new Set([patch.part]);
    case 'split':
      return new Set([patch.part, patch.into?.id ?? null, patch.into?.after ?? null]);
    case 'join':
      return new Set([patch.part, patch.from?.id ?? null, patch.from?.after ?? null]);
    case 'add-paragraphs':
    case 'remove-paragraphs':
      return new Set([patch.paragraphs[0].id, patch.after]);
    case 'move-paragraph':
      return new Set([patch.paragraph, patch.from, patch.to]);
    case 'paragraph-type':
      return new Set([patch.paragraph]);
  }
}

/** A split over an edit of its part's text: what is typed at the split stays before it. */
function splitOverText(b: TextPatchOf<'split'>, a: TextPatchOf<'text'>): TextPatch[] {
  const [p, r, m] = [a.offset, runsText(a.remove).length, runsText(a.insert).length];
  const o = b.offset;
  if (o < p || (o === p && r > 0)) return [b];
  return [{ ...b, offset: o > p + r ? o + m - r : p + m }];
}

/** A paragraph with a patch of its text, or of its type, done. */
function paragraphAfter(paragraph: Paragraph, a: TextPatch): Paragraph {
  if (a.kind === 'paragraph-type') return { ...paragraph, type: a.now };
  if (a.kind !== 'text' && a.kind !== 'emphasis') return paragraph;
  const [out, put] = a.kind === 'text' ? [a.remove, a.insert] : [a.was, a.now];
  const children = tidyLeaves([
    ...sliceLeaves(paragraph.children, 0, a.offset),
    ...put,
    ...sliceLeaves(paragraph.children, a.offset + runsText(out).length, whole),
  ]);
  return { ...paragraph, children };
}

/** A change of paragraphs over a change in a paragraph's text or type. */
function structureOverContent(b: TextPatch, a: Runs | TextPatchOf<'paragraph-type'>): TextPatch[] | DropReason {
  const changed = a.kind === 'paragraph-type' ? a.paragraph : a.part;
  switch (b.kind) {
    case 'split':
      return a.kind === 'text' && changed === b.part ? splitOverText(b, a) : [b];
    case 'join': {
      if (a.kind === 'text' && changed === b.part) {
        return [{ ...b, offset: b.offset + runsText(a.insert).length - runsText(a.remove).length }];
      }
      if (a.kind === 'paragraph-type' && b.from !== null && changed === b.from.id) {
        return [{ ...b, from: { ...b.from, type: a.now } }];
      }
      return [b];
    }
    case 'remove-paragraphs':
      return changed === b.paragraphs[0].id ? [{ ...b, paragraphs: [paragraphAfter(b.paragraphs[0], a)] }] : [b];
    default:
      return [b];
  }
}

/** A paragraph's new type over another change. */
function typeOver(b: TextPatchOf<'paragraph-type'>, a: TextPatch, order: Order): TextPatch[] | DropReason {
  if (a.kind === 'paragraph-type' && a.paragraph === b.paragraph) {
    if (a.now === b.now) return [];
    return order === 'over-first' ? [{ ...b, was: a.now }] : 'overwritten';
  }
  if (a.kind === 'remove-paragraphs' && a.paragraphs[0].id === b.paragraph) return 'paragraph-removed';
  return a.kind === 'join' && a.from?.id === b.paragraph ? 'paragraph-removed' : [b];
}

function isContent(patch: TextPatch): patch is Runs | TextPatchOf<'paragraph-type'> {
  return patch.kind === 'text' || patch.kind === 'emphasis' || patch.kind === 'paragraph-type';
}

function isLineChange(patch: TextPatch): boolean {
  return (patch.kind === 'split' && patch.into === null) || (patch.kind === 'join' && patch.from === null);
}

function isSameRemoval(a: TextPatch, b: TextPatch): boolean {
  return a.kind === 'remove-paragraphs' && b.kind === 'remove-paragraphs' && a.paragraphs[0].id === b.paragraphs[0].id;
}

/** Two paragraphs put in at one place, or a paragraph put in and another thing that leaves its neighbour there. */
function addOverAdd(b: TextPatchOf<'add-paragraphs'>, a: TextPatchOf<'add-paragraphs'>, order: Order): TextPatch[] {
  const after: ParagraphId | null = order === 'over-first' ? a.paragraphs[0].id : b.after;
  return [{ ...b, after }];
}

/** A split over another of the same paragraph. */
function splitOverSplit(b: TextPatchOf<'split'>, a: TextPatchOf<'split'>, order: Order): TextPatch[] | null {
  if (a.into === null || b.into === null || a.part !== b.part) return null;
  if (a.into.after !== a.part || b.into.after !== b.part) return null;
  if (b.offset < a.offset || (b.offset === a.offset && order === 'patch-first')) return [b];
  return [{ ...b, part: a.into.id, offset: b.offset - a.offset, into: { ...b.into, after: a.into.id } }];
}

/** A change of paragraphs over another: what concerns other paragraphs is left as it is. */
function structureOver(b: TextPatch, a: TextPatch, order: Order): TextPatch[] | DropReason {
  if (isSameRemoval(a, b)) return [];
  if (isLineChange(a) || isLineChange(b)) {
    const isSameList =
      'part' in a &&
      'part' in b &&
      headlineLine(a.part)?.list === headlineLine(b.part)?.list &&
      isLineChange(a) &&
      isLineChange(b);
    return isSameList ? earlierHolds(b, a, order) : [b];
  }
  if (
    a.kind === 'add-paragraphs' &&
    b.kind === 'add-paragraphs' &&
    a.after === b.after &&
    a.paragraphs[0].id !== b.paragraphs[0].id
  )
    return addOverAdd(b, a, order);
  if (a.kind === 'split' && b.kind === 'split') {
    const both = splitOverSplit(b, a, order);
    if (both !== null) return both;
  }
  const own = concerned(a);
  // Null is the body's start, which is a neighbour like any other.
  for (const id of concerned(b)) if (own.has(id)) return earlierHolds(b, a, order);
  return [b];
}

/**
 * A patch of text rebased over another that was applied to the same record first: the patches it has become, none
 * where the other did the same, or why it does not hold.
 */
export function textOver(patch: TextPatch, over: TextPatch, order: Order): TextPatch[] | DropReason {
  if (patch.kind === 'text' || patch.kind === 'emphasis') return runsOver(patch, over, order);
  if (patch.kind === 'paragraph-type') return typeOver(patch, over, order);
  return isContent(over) ? structureOverContent(patch, over) : structureOver(patch, over, order);
}
