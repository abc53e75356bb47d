/** Patches of fields and patches of text of one record, rebased over each other: whether they meet, and what then holds. */
import type { Patch } from './operations.ts';
import type { DropReason, Order } from './rebase-text.ts';
import { partKind } from './text.ts';
import type { TextPatch } from './text-patches.ts';

export type FieldPatch = Extract<Patch, { kind: 'set' | 'splice' }>;
type Path = FieldPatch['path'];

/** True where a path leads to another's place, or to a place in which that lies. */
export function isWithin(path: Path, inner: Path): boolean {
  return path.length <= inner.length && path.every((step, at) => step === inner[at]);
}

/** Where in its record a patch of text changes something. */
function regionOf(patch: TextPatch): Path {
  if (!('part' in patch)) return ['body'];
  if (patch.table === 'blocks') return [patch.part.startsWith('cell.') ? 'rows' : 'text'];
  const kind = partKind(patch.part);
  switch (kind) {
    case 'paragraph':
      return ['body'];
    case 'kicker':
    case 'headline':
    case 'deck':
    case 'summary':
      return ['headlines', kind];
    case 'caption':
    case 'credit':
      return ['photos', kind];
    default:
      return [kind];
  }
}

/** True where both change the same place. A photo is named in the text, and counted in a field's path. */
function meet({ kind, path, ...field }: FieldPatch, text: TextPatch): boolean {
  const region = regionOf(text);
  const [first, second] = region;
  if (first === 'photos' && path[0] === 'photos') {
    if (path.length > 2) return path[2] === second;
    // Photos put in beside it leave its words alone.
    return kind === 'set' || path.length > 1 || ('remove' in field && field.remove > 0);
  }
  return isWithin(path, region) || isWithin(region, path);
}

/** A patch of text over a field's change: the words it was made in may be there no longer. */
export function textOverField(text: TextPatch, field: FieldPatch): Patch[] | DropReason {
  return meet(field, text) ? 'overwritten' : [text];
}

/**
 * A field's change over a patch of text: typing is not written over unsaid. Where the field was first, and sets all
 * that the text is part of, it does so still.
 */
export function fieldOverText(field: FieldPatch, text: TextPatch, order: Order): Patch[] | DropReason {
  if (!meet(field, text)) return [field];
  const isWhole = field.kind === 'set' && isWithin(field.path, regionOf(text));
  return order === 'patch-first' && isWhole ? [field] : 'overwritten';
}
