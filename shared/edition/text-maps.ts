/**
 * Where a place in text is after a patch: the patch says what it did, so nothing is compared. A character that was
 * typed beside an equal one is told from it.
 */
import type { Patch } from './operations.ts';
import { headlineLine, linePart } from './text.ts';
import { isTextPatch, runsText, type TextPatch, type TextPatchOf } from './text-patches.ts';

/** A place in a text of a record: before the character at a UTF-16 offset of a part. */
export interface RecordPlace {
  readonly table: 'articles' | 'blocks';
  readonly id: string;
  readonly part: string;
  readonly offset: number;
}

/**
 * The character a place stays with: the one before it or the one after it. Text put in at a place comes after one
 * that stays with what is before, and before one that stays with what is after. A stretch stays on its characters if
 * its start is mapped with `after` and its end with `before`.
 */
export type Bias = 'before' | 'after';

/** Where a place went. */
export type MappedPlace =
  | { readonly kind: 'at'; readonly place: RecordPlace }
  /** Its paragraph was taken out, which stood after another; null where it was the first. */
  | { readonly kind: 'removed'; readonly after: string | null }
  /** Its record was taken out. */
  | { readonly kind: 'record-removed' }
  /** Its part was replaced by a patch that does not tell what it did: the two texts have to be compared. */
  | { readonly kind: 'rewritten' };

/** An offset after a stretch of text at `from` was replaced. */
function mapOffset(offset: number, from: number, removed: number, inserted: number, bias: Bias): number {
  if (offset < from || (offset === from && bias === 'before')) return offset;
  if (offset > from + removed) return offset + inserted - removed;
  return bias === 'before' ? from : from + inserted;
}

function at(place: RecordPlace, part: string, offset: number): MappedPlace {
  return { kind: 'at', place: { ...place, part, offset } };
}

/** A split or join of lines of the headline set moves the lines after it along. */
function mapLine(patch: TextPatchOf<'split'> | TextPatchOf<'join'>, place: RecordPlace, bias: Bias): MappedPlace {
  const [changed, own] = [headlineLine(patch.part), headlineLine(place.part)];
  if (changed === null || own === null || changed.list !== own.list) return { kind: 'at', place };
  if (patch.kind === 'split') {
    if (own.index > changed.index) return at(place, linePart(own.list, own.index + 1), place.offset);
    if (own.index < changed.index || isBeforeSplit(place.offset, patch.offset, bias)) return { kind: 'at', place };
    return at(place, linePart(own.list, own.index + 1), place.offset - patch.offset);
  }
  if (own.index <= changed.index) return { kind: 'at', place };
  const offset = own.index === changed.index + 1 ? place.offset + patch.offset : place.offset;
  return at(place, linePart(own.list, own.index - 1), offset);
}

function isBeforeSplit(offset: number, split: number, bias: Bias): boolean {
  return offset < split || (offset === split && bias === 'before');
}

/** Where a place in the same record is after a patch of text. */
function mapText(patch: TextPatch, place: RecordPlace, bias: Bias): MappedPlace {
  switch (patch.kind) {
    case 'text': {
      if (patch.part !== place.part) return { kind: 'at', place };
      const [removed, inserted] = [runsText(patch.remove).length, runsText(patch.insert).length];
      return at(place, place.part, mapOffset(place.offset, patch.offset, removed, inserted, bias));
    }
    case 'split':
      if (patch.into === null) return mapLine(patch, place, bias);
      if (patch.part !== place.part || isBeforeSplit(place.offset, patch.offset, bias)) return { kind: 'at', place };
      return at(place, patch.into.id, place.offset - patch.offset);
    case 'join':
      if (patch.from === null) return mapLine(patch, place, bias);
      return place.part === patch.from.id ? at(place, patch.part, place.offset + patch.offset) : { kind: 'at', place };
    case 'remove-paragraphs': {
      const isRemoved = patch.paragraphs.some(({ id }) => id === place.part);
      return isRemoved ? { kind: 'removed', after: patch.after } : { kind: 'at', place };
    }
    case 'add-paragraphs':
    case 'emphasis':
    case 'move-paragraph':
    case 'paragraph-type':
      return { kind: 'at', place };
  }
}

/** Fields of articles that hold text. */
const textFields: ReadonlySet<unknown> = new Set([
  'headlines',
  'banner',
  'byline',
  'dateline',
  'source',
  'editor',
  'body',
  'photos',
]);

/** True of patches that may change a record's text and do not tell how. */
export function rewritesText(patch: Patch): boolean {
  if (patch.kind === 'put') return patch.table === 'articles' || patch.table === 'blocks';
  if (patch.kind !== 'set' && patch.kind !== 'splice') return false;
  return patch.table === 'articles' && textFields.has(patch.path[0]);
}

/** Where a place is after a patch. */
function mapPlace(patch: Patch, place: RecordPlace, bias: Bias): MappedPlace {
  if (patch.kind === 'edition' || patch.table !== place.table || patch.id !== place.id) return { kind: 'at', place };
  if (isTextPatch(patch)) return mapText(patch, place, bias);
  if (patch.kind === 'remove') return { kind: 'record-removed' };
  return rewritesText(patch) ? { kind: 'rewritten' } : { kind: 'at', place };
}

/** Where a place is after patches, one after the other. */
export function mapThrough(patches: readonly Patch[], place: RecordPlace, bias: Bias): MappedPlace {
  let mapped: MappedPlace = { kind: 'at', place };
  for (const patch of patches) {
    if (mapped.kind === 'at') mapped = mapPlace(patch, mapped.place, bias);
    else if (mapped.kind === 'removed' && mapped.after !== null) {
      // What it stood after may have gone, or been joined, too.
      const before = mapPlace(patch, { ...place, part: mapped.after, offset: 0 }, 'before');
      if (before.kind === 'at') mapped = { kind: 'removed', after: before.place.part };
      else mapped = before;
    }
    if (mapped.kind === 'rewritten' || mapped.kind === 'record-removed') return mapped;
  }
  return mapped;
}
