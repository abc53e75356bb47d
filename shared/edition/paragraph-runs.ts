/**
 * Patches that put in or take out paragraphs standing one after another, as one and one by one. A long cut or paste is
 * one patch: each patch is checked, sent, written and applied anew by every process. Rebasing asks about paragraphs one
 * by one.
 */
import type { Patch } from './operations.ts';
import type { Paragraph } from './records.ts';
import type { TextPatch, TextPatchOf } from './text-patches.ts';

type RunPatch = TextPatchOf<'add-paragraphs'> | TextPatchOf<'remove-paragraphs'>;

function isRunPatch(patch: Patch): patch is RunPatch {
  return patch.kind === 'add-paragraphs' || patch.kind === 'remove-paragraphs';
}

/** Two patches of one kind as one; null where they are not about paragraphs that stand one after another. */
function together(first: RunPatch, then: RunPatch): RunPatch | null {
  if (first.kind !== then.kind || first.id !== then.id) return null;
  const inOrder: RunPatch = { ...first, paragraphs: [...first.paragraphs, ...then.paragraphs] };
  const isSamePlace = first.after === then.after;
  if (first.kind === 'add-paragraphs') {
    if (then.after === first.paragraphs.at(-1)?.id) return inOrder;
    return isSamePlace ? { ...then, paragraphs: [...then.paragraphs, ...first.paragraphs] } : null;
  }
  if (isSamePlace) return inOrder;
  const isBefore = then.paragraphs.at(-1)?.id === first.after;
  return isBefore ? { ...then, paragraphs: [...then.paragraphs, ...first.paragraphs] } : null;
}

/** Patches of text that do the same, with paragraphs put in or taken out beside each other in one. */
export function gathered(patches: readonly TextPatch[]): TextPatch[] {
  const made: TextPatch[] = [];
  for (const patch of patches) {
    const last = made.at(-1);
    const both = last !== undefined && isRunPatch(last) && isRunPatch(patch) ? together(last, patch) : null;
    if (both === null) made.push(patch);
    else made[made.length - 1] = both;
  }
  return made;
}

/** Patches that do the same, each about one paragraph where it puts paragraphs in or takes them out. */
export function oneByOne(patches: readonly Patch[]): Patch[] {
  return patches.flatMap((patch): Patch[] => {
    if (!isRunPatch(patch)) return [patch];
    let { after } = patch;
    return patch.paragraphs.map((paragraph: Paragraph) => {
      const own: RunPatch = { ...patch, after, paragraphs: [paragraph] };
      if (patch.kind === 'add-paragraphs') after = paragraph.id;
      return own;
    });
  });
}
