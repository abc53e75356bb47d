/**
 * Patches rebased over others that were applied first: what undo beside another person's work, and several people on
 * one edition, stand on. What cannot hold any more is told, with why; it is the same whoever works it out.
 */
import { canonical } from './canonical.ts';
import { createEdition } from './create.ts';
import { applyPatches, type Patch, PatchError } from './operations.ts';
import { oneByOne } from './paragraph-runs.ts';
import { type FieldPatch, fieldOverText, isWithin, textOverField } from './rebase-fields.ts';
import { placedOver } from './rebase-places.ts';
import { overSheet, sheetAnew, sheetChangeBeside } from './rebase-sheets.ts';
import { type DroppedPatch, type DropReason, type Order, type Rebased, textOver } from './rebase-text.ts';
import type { Edition } from './records.ts';
import { invertText, isTextPatch } from './text-patches.ts';

type RecordPatch = Exclude<Patch, { kind: 'edition' }>;

const blank = createEdition({ date: '2000-01-01', format: 'tabloid', pages: 1 });

/** A record with a patch done; null where the patch does not fit it. */
function patched(put: Extract<Patch, { kind: 'put' }>, patch: Patch): unknown {
  try {
    return applyPatches(blank, [put, patch]).edition[put.table][put.id] ?? null;
  } catch {
    return null;
  }
}

/** A field's change over entries of a list it lies in that were put in and taken out. */
function overSplice(b: FieldPatch, a: Extract<Patch, { kind: 'splice' }>, order: Order): Patch[] | DropReason {
  const depth = a.path.length;
  if (b.path.length > depth) {
    const at = b.path[depth];
    if (typeof at !== 'number' || at < a.index) return [b];
    if (at < a.index + a.remove) return 'overwritten';
    return [{ ...b, path: [...b.path.slice(0, depth), at + a.insert.length - a.remove, ...b.path.slice(depth + 1)] }];
  }
  if (b.kind === 'set') return [b];
  const [end, shift] = [a.index + a.remove, a.insert.length - a.remove];
  if (b.index + b.remove < a.index) return [b];
  if (b.index > end) return [{ ...b, index: b.index + shift }];
  if (b.remove === 0 && a.remove === 0 && b.index === a.index)
    return order === 'over-first' ? [{ ...b, index: b.index + shift }] : [b];
  if (b.index + b.remove === a.index && b.remove > 0) return [b];
  if (b.index === end && a.remove > 0) return [{ ...b, index: b.index + shift }];
  // They take out some of the same entries, or one puts some in among what the other takes out.
  return 'overwritten';
}

function fieldOver(b: FieldPatch, a: FieldPatch, order: Order): Patch[] | DropReason {
  if (a.kind === 'splice' && isWithin(a.path, b.path)) return overSplice(b, a, order);
  if (a.kind === 'splice' || !isWithin(a.path, b.path)) return [b];
  if (b.kind === 'set' && a.path.length === b.path.length) {
    if (canonical(a.value ?? null) === canonical(b.value ?? null)) return [];
    return order === 'over-first' ? [b] : 'overwritten';
  }
  return 'overwritten';
}

/** A patch over another of the same record. */
function recordOver(b: RecordPatch, a: RecordPatch, order: Order): Patch[] | DropReason {
  if (a.kind === 'remove') {
    if (b.kind === 'remove') return [];
    return b.kind === 'put' ? [b] : 'record-removed';
  }
  if (b.kind === 'remove') return a.kind === 'put' ? 'overwritten' : [b];
  if (a.kind === 'put') {
    if (b.kind !== 'put') return patched(a, b) === null ? 'overwritten' : [b];
    if (canonical(a.record) === canonical(b.record)) return [];
    return order === 'over-first' ? [b] : 'overwritten';
  }
  if (b.kind === 'put') {
    const record = patched(b, a);
    if (record !== null) return [{ ...b, record }];
    // What was typed in the meantime is not written over unsaid.
    return isTextPatch(a) && order === 'over-first' ? 'overwritten' : [b];
  }
  if (isTextPatch(a)) {
    return isTextPatch(b) ? textOver(b, a, order) : fieldOverText(b, a, order);
  }
  if (isTextPatch(b)) return textOverField(b, a);
  return fieldOver(b, a, order);
}

function over(b: Patch, a: Patch, order: Order): Patch[] | DropReason {
  if (a.kind === 'edition' || b.kind === 'edition') {
    if (a.kind !== b.kind) return [b];
    if (canonical(a) === canonical(b)) return [];
    return order === 'over-first' ? [b] : 'overwritten';
  }
  if (a.table === b.table && a.id === b.id) return recordOver(b, a, order);
  return b.kind === 'put' && isTextPatch(a) ? placedOver(b, a) : [b];
}

interface Crossed {
  readonly patches: Patch[];
  readonly over: Patch[];
  readonly dropped: DroppedPatch[];
}

/** Both lists as they hold after the other. */
function cross(patches: readonly Patch[], others: readonly Patch[], order: Order): Crossed {
  const [patch, ...rest] = patches;
  const [other, ...following] = others;
  if (patch === undefined || other === undefined) return { patches: [...patches], over: [...others], dropped: [] };
  if (rest.length === 0 && following.length === 0) {
    const held = over(patch, other, order);
    const back = over(other, patch, order === 'over-first' ? 'patch-first' : 'over-first');
    return {
      patches: typeof held === 'string' ? [] : held,
      over: typeof back === 'string' ? [] : back,
      dropped: typeof held === 'string' ? [{ patch, why: held }] : [],
    };
  }
  if (rest.length === 0) {
    const first = cross([patch], [other], order);
    const then = cross(first.patches, following, order);
    return { patches: then.patches, over: [...first.over, ...then.over], dropped: [...first.dropped, ...then.dropped] };
  }
  const first = cross([patch], others, order);
  const [lost] = first.dropped;
  if (lost === undefined || !isTextPatch(patch)) {
    const then = cross(rest, first.over, order);
    return {
      patches: [...first.patches, ...then.patches],
      over: then.over,
      dropped: [...first.dropped, ...then.dropped],
    };
  }
  // What follows a patch that does not hold was made with it done: what stands on that does not hold either.
  const without = cross(rest, [invertText(patch)], 'over-first');
  const then = cross(without.patches, others, order);
  return {
    patches: [...first.patches, ...then.patches],
    over: [...without.over, ...then.over],
    dropped: [...first.dropped, ...without.dropped, ...then.dropped],
  };
}

/** Those of the patches that fit an edition, one after the other: two that each fit a field may together not. */
function fitting(edition: Edition, { patches, dropped }: Rebased): Rebased {
  const held: Patch[] = [];
  const unfit: DroppedPatch[] = [];
  let now = edition;
  for (const patch of patches) {
    try {
      now = applyPatches(now, [patch]).edition;
      held.push(patch);
    } catch (error) {
      if (!(error instanceof PatchError)) throw error;
      unfit.push({ patch, why: 'does-not-fit' });
    }
  }
  return { patches: held, dropped: [...dropped, ...unfit] };
}

/**
 * Patches as they hold on an edition to which others were applied that were made of the same one. At one place, what
 * `order` says is first comes first; of two values for one field the later holds. Marks that stand on a text that is
 * typed in move with it as in any edit: `withMarks` (anchors.ts) adds how. What joins or parts a 通版 is worked out anew, and what
 * was done beside that is done where things stand then (`rebase-sheets.ts`).
 */
export function rebase(
  edition: Edition,
  patches: readonly Patch[],
  others: readonly Patch[],
  order: Order = 'over-first',
): Rebased {
  const anew = sheetAnew(edition, patches, others);
  if (anew !== null) return anew;
  const change = sheetChangeBeside(patches, others);
  if (change === null) {
    const { patches: held, dropped } = cross(oneByOne(patches), oneByOne(others), order);
    return fitting(edition, { patches: held, dropped });
  }
  const before = cross(oneByOne(patches), oneByOne(others.slice(0, change.first)), order);
  const moved = overSheet(edition, before.patches, others, change);
  const after = cross(oneByOne(moved.patches), oneByOne(others.slice(change.last + 1)), order);
  return fitting(edition, {
    patches: after.patches,
    dropped: [...before.dropped, ...moved.dropped, ...after.dropped],
  });
}

/**
 * Several lists of patches, each made after the one before it, as they hold on an edition to which others were applied that
 * were made of the same one. What stands on a patch that does not hold is rebased as if that had never been.
 */
export function rebaseInTurn(
  edition: Edition,
  lists: readonly (readonly Patch[])[],
  others: readonly Patch[],
  order: Order = 'over-first',
): Rebased[] {
  let now = edition;
  let over: readonly Patch[] = oneByOne(others);
  return lists.map((patches) => {
    const crossed = cross(oneByOne(patches), over, order);
    over = crossed.over;
    const held = fitting(now, crossed);
    now = applyPatches(now, held.patches).edition;
    return held;
  });
}
